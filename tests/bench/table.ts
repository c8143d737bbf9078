/** Columns of equal width, the first one from the left, the others from the right. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join('  '),
  )
}

/** Other work on the machine makes every time longer; a reader has to know. */
export function crowded({ load, processors }: { load: number; processors: number }): string[] {
  return load > Math.max(1.5, processors * 0.75)
    ? [
        `The machine was busy with other work (load ${load.toFixed(1)} on ${processors} processors): an idle one is faster.`,
      ]
    : []
}
