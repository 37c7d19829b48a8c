// Reads a workbook with SheetJS and prints the seconds it took.
const XLSX = require("xlsx");

const began = process.hrtime.bigint();
const book = XLSX.readFile(process.argv[2]);
let cells = 0;
for (const name of book.SheetNames) {
  for (const row of XLSX.utils.sheet_to_json(book.Sheets[name], { header: 1 })) cells += row.length;
}
if (cells === 0) throw new Error("no cells were read");
console.log(Number(process.hrtime.bigint() - began) / 1e9);
