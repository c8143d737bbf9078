/** What is still open at this place of the form; after it was sent, that is what was wrong with it. */
export function OpenList({ open, isRefused }: { open: readonly string[]; isRefused: boolean }) {
  if (!open.length) return null
  return (
    <div
      className={isRefused ? 'open-list refused' : 'open-list'}
      role={isRefused ? 'alert' : undefined}
    >
      <ul className="plain">
        {open.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}
