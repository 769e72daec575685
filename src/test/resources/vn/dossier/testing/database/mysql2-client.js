// Asks the server what it is told to, and prints an answer a line: the value of a single column, else how many rows.
// Standard input: a JSON object that says where the server is, then a JSON object a question.
const mysql = require('mysql2/promise');

async function answer(connection, asked) {
  try {
    const [rows] = asked.parameters.length > 0
      ? await connection.execute(asked.sql, asked.parameters)
      : await connection.query(asked.sql);
    const values = rows.length > 0 ? Object.values(rows[0]) : [];
    return values.length === 1 ? values[0] : rows.length;
  } catch (error) {
    return error.message;
  }
}

async function main() {
  const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter((line) => line !== '');
  const { collation, ...where } = JSON.parse(lines.shift());
  const connection = await mysql.createConnection(where);
  if (collation) {
    await connection.query('SET collation_connection = ' + collation);
  }
  for (const line of lines) {
    console.log(String(await answer(connection, JSON.parse(line))));
  }
  await connection.end();
}

main();
