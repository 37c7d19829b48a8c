# Writes rows as our overview does, in openpyxl's fastest way, and prints the seconds it took.
import sys, time
from openpyxl import Workbook

path, rows = sys.argv[1], int(sys.argv[2])
began = time.perf_counter()
book = Workbook(write_only=True)
sheet = book.create_sheet("Rows")
for i in range(rows):
    sheet.append([f"T-{i % 900 + 1:03d}", f"1+{i} een veilig plein met slim licht", "Veiligheid", "vierde kwartaal 2020", 44196, 12.5, "ja", "info@voorbeeldstad.example"])
book.save(path)
print(time.perf_counter() - began)
