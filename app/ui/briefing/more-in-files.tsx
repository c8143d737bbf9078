/** What the preview leaves to the files. */
export function MoreInFiles({
  total,
  shownCount,
  unit,
}: {
  total: number
  shownCount: number
  unit: string
}) {
  if (total <= shownCount) return null
  return (
    <p className="small muted">
      The newest {shownCount.toLocaleString('en')} of {total.toLocaleString('en')} {unit} are shown
      here; the Word, CSV and Markdown files hold all.
    </p>
  )
}
