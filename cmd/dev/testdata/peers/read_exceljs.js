// Reads a workbook with exceljs and prints the seconds it took.
const ExcelJS = require("exceljs");

async function main(path) {
  const began = process.hrtime.bigint();
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  let cells = 0;
  book.eachSheet((sheet) => sheet.eachRow((row) => (cells += row.cellCount)));
  if (cells === 0) throw new Error("no cells were read");
  console.log(Number(process.hrtime.bigint() - began) / 1e9);
}
main(process.argv[2]);
