// eslint-disable-next-line no-control-regex -- these are the characters to be taken out
const controlSigns = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g
const halfSigns = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/**
 * Text without what no page shows: control characters and halves of characters. XML 1.0 forbids most of them, and
 * Word refuses a file that holds one. Tabs and line ends stay.
 */
export function removeUnprintable(text: string): string {
  return text.replace(halfSigns, '').replace(controlSigns, '')
}

/** The same on one line: every run of white space as one space. */
export function printableLine(text: string): string {
  return removeUnprintable(text).replace(/\s+/g, ' ').trim()
}
