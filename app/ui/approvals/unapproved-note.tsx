/** How many passages wait for approval and are in no number of the page; nothing where none does. */
export function UnapprovedNote({
  remark,
  of = 'On these topics',
}: {
  remark: string | null
  of?: string
}) {
  return (
    remark && (
      <p className="small muted">
        {of} {remark}.
      </p>
    )
  )
}
