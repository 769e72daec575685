-- The longest id of a paper, for check.
select max(char_length(id)) as "paper_id" from giay_to_so_hoa
