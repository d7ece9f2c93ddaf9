/** Where an arrow key leads from a cell; null for other keys and at the edge. Home and End stay within the row. */
export function nextCell(rows: readonly (readonly string[])[], from: string, key: string): string | null {
  const full = rows.filter((row) => row.length > 0);
  const y = full.findIndex((row) => row.includes(from));
  const row = full[y];
  if (row === undefined) return null;
  const x = row.indexOf(from);
  switch (key) {
    case 'ArrowRight':
      return row[x + 1] ?? full[y + 1]?.[0] ?? null;
    case 'ArrowLeft':
      return row[x - 1] ?? full[y - 1]?.at(-1) ?? null;
    case 'ArrowDown':
      return near(full[y + 1], x);
    case 'ArrowUp':
      return near(full[y - 1], x);
    case 'Home':
      return row[0] ?? null;
    case 'End':
      return row.at(-1) ?? null;
    default:
      return null;
  }
}

/** The cell below or above; the last one of a row that is shorter. */
function near(row: readonly string[] | undefined, x: number): string | null {
  return row?.[Math.min(x, row.length - 1)] ?? null;
}
