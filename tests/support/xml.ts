const token =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/gy
const forbidden =
  // eslint-disable-next-line no-control-regex -- what XML 1.0 forbids is what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

/** The first fault of an XML text, or null where it is well-formed: one root, balanced tags, known entities, legal characters. */
export function xmlFault(xml: string): string | null {
  if (forbidden.test(xml)) return 'a character that XML 1.0 forbids'
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(xml)) return 'a bare &'
  const open: string[] = []
  let [place, roots] = [0, 0]
  for (const match of xml.matchAll(token)) {
    const [all, closing, name, , empty] = match
    place += all.length
    if (!name) continue
    if (closing && open.pop() !== name) return `</${name}> closes nothing`
    if (!closing && open.length === 0) roots += 1
    if (!closing && !empty) open.push(name)
  }
  if (place !== xml.length) return `no XML at ${xml.slice(place, place + 60)}`
  return open.length ? `<${open.at(-1)}> is not closed` : roots === 1 ? null : `${roots} roots`
}

/** The words of an element's text nodes, with entities read. */
export function xmlWords(xml: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return xml
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (all, name: string) => entities[name] ?? all)
}
