'use strict';
(() => {
  const letters = new Intl.Collator('vi');
  const key = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
  for (const table of document.querySelectorAll('table.sortable')) {
    const body = table.tBodies[0];
    table.tHead.addEventListener('click', event => {
      const head = event.target.closest('button')?.parentElement;
      if (!head) return;
      const column = head.cellIndex;
      const rates = 'sort' in body.rows[0].cells[column].dataset;
      const up = head.ariaSort ? head.ariaSort !== 'ascending' : !rates;
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const direction = up ? 1 : -1;
      const rows = [...body.rows].sort((a, b) => {
        if (!rates) return direction * letters.compare(key(a, column), key(b, column));
        // Whoever is not ranked comes last in either direction
        const unranked = (a.cells[column].dataset.rank === '') - (b.cells[column].dataset.rank === '');
        return unranked || direction * (key(a, column) - key(b, column));
      });
      for (const row of rows) {
        if (rates) row.cells[0].textContent = row.cells[column].dataset.rank;
        body.append(row);
      }
    });
  }
})();
