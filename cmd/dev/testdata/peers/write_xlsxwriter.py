# Writes rows as our overview does, in XlsxWriter's way for large files, and prints the seconds it took.
import sys, time
import xlsxwriter

path, rows = sys.argv[1], int(sys.argv[2])
began = time.perf_counter()
book = xlsxwriter.Workbook(path, {"constant_memory": True})
sheet = book.add_worksheet("Rows")
for i in range(rows):
    sheet.write_row(i, 0, [f"T-{i % 900 + 1:03d}", f"1+{i} een veilig plein met slim licht", "Veiligheid", "vierde kwartaal 2020", 44196, 12.5, "ja", "info@voorbeeldstad.example"])
book.close()
print(time.perf_counter() - began)
