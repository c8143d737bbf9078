/** What stays of an address when a form changes some of it, as hidden fields of the form. */
export function KeptParams({
  params,
  without,
}: {
  params: URLSearchParams
  without: readonly string[]
}) {
  return [...params]
    .filter(([name]) => !without.includes(name))
    .map(([name, value], index) => (
      <input key={`${name}-${index}`} type="hidden" name={name} value={value} />
    ))
}
