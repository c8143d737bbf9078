/** What the preview leaves to the files. */
export function MoreInFiles({
  total,
  shownCount,
  unit,
  files = 'Word, CSV and Markdown',
}: {
  total: number
  shownCount: number
  unit: string
  files?: string
}) {
  if (total <= shownCount) return null
  return (
    <p className="small muted">
      The newest {shownCount.toLocaleString('en')} of {total.toLocaleString('en')} {unit} are shown
      here; the {files} files hold all.
    </p>
  )
}
