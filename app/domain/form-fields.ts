import { z } from 'zod'
import { parseEdtfDate, type EdtfDate } from './days.ts'
import { removeUnprintable } from './text/printable.ts'

/** Words of a form, without the signs that no page shows: files that are made of them lose these. */
export const wordsSchema = z.string().overwrite(removeUnprintable).trim()

/** A line of a form, at most so many characters. */
export const lineSchema = (maxLength: number) =>
  wordsSchema.max(maxLength, `This has at most ${maxLength} characters.`)

/** The same where nothing may be written: null then. */
export const optionalLineSchema = (maxLength: number) =>
  lineSchema(maxLength).transform((words) => words || null)

/** A date as it is written, EDTF. */
export const edtfDateSchema = z.string().transform((written, context): EdtfDate => {
  const parsed = parseEdtfDate(written)
  if (parsed.ok) return parsed.dated
  context.addIssue({ code: 'custom', message: parsed.reason })
  return z.NEVER
})

/** Whether a browser would open it as a page. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
}
