/** How much of a form is read: bytes as they come, and fields, files among them. */
export type FormLimits = { bytes: number; fields: number }

/** Forms that anybody may send, signed in or not. */
export const openFormLimits: FormLimits = { bytes: 64_000, fields: 50 }
/** Forms behind the sign-in, unless they say more. */
export const usualFormLimits: FormLimits = { bytes: 256_000, fields: 200 }
/** What is said about a letter: up to 500 parties of six fields, and everybody whom it may be for. */
export const letterFormLimits: FormLimits = { bytes: 1_000_000, fields: 5_000 }
/** Whom somebody chooses: 200 one by one and as many from a pasted list, with rules and groups. */
export const choiceFormLimits: FormLimits = { bytes: 256_000, fields: 1_000 }
/** A letter's text of a million characters of up to four bytes as a browser encodes them, or the file it comes from. */
export const letterTextLimits: FormLimits = { bytes: 12_000_000, fields: 50 }
/** What the columns and values of a table mean: up to 200 values of a kind, and as many of each column of votes. */
export const tableFormLimits: FormLimits = { bytes: 4_000_000, fields: 20_000 }
/** The file of a list, with what it is. */
export const listFormLimits: FormLimits = { bytes: 31_000_000, fields: 20 }
/** Files of an import from a page without scripts, with whom its letters may be for. */
export const uploadFormLimits: FormLimits = { bytes: 101_000_000, fields: 2_000 }

/**
 * The form that a request holds. Bytes and fields are counted while they come, so that what is too much is never
 * parsed. Throws 413 for more than the limits, 415 for a body that is no form, 400 for a broken one or one with a NUL,
 * which no text has and PostgreSQL does not take; each with a sentence.
 */
export async function readForm(
  request: Request,
  limits: FormLimits = usualFormLimits,
): Promise<FormData> {
  const contentType = request.headers.get('content-type') ?? ''
  const tally = countFields(contentType, limits)
  if (!tally) throw refuseForm(415, 'This is no form that a page of Stanceline sends')
  const body = request.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      // What is beyond the limits is let go of, piece by piece: whoever sends it gets an answer and not a broken line.
      transform: (chunk, controller) => void (tally.add(chunk) && controller.enqueue(chunk)),
    }),
  )
  const form = await new Response(body ?? null, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => null)
  const excess = tally.excess()
  if (excess) throw refuseForm(413, `This form has ${excess}, which is more than is read here`)
  if (!form) throw refuseForm(400, 'This form cannot be read: it may have been cut off on its way')
  if ([...form].some(([name, value]) => holdsNul(name, value)))
    throw refuseForm(400, 'This form holds a NUL, a sign that no text has')
  return form
}

/** The text fields of a form that have one of the names, the last of each; whatever else came is left out. */
export function readTextFields(form: FormData, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    [...form].filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && names.includes(entry[0]),
    ),
  )
}

/**
 * What tells the fields of a form of this content type apart, and how many more there are of it than of fields; null
 * for what is no form.
 */
function findSeparator(contentType: string): { bytes: Buffer; surplus: number } | null {
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType))
    return { bytes: Buffer.from('&'), surplus: -1 }
  const [, quoted, plain] =
    /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,200})"|([^\s;,"]{1,200}))/i.exec(
      contentType,
    ) ?? []
  const boundary = quoted ?? plain
  // The last boundary closes the form.
  return boundary === undefined ? null : { bytes: Buffer.from(`--${boundary}`), surplus: 1 }
}

/** Counts what comes of a form; `add` says whether it is still within the limits. Null for what is no form. */
function countFields(contentType: string, limits: FormLimits) {
  const separator = findSeparator(contentType)
  if (!separator) return null
  let [bytes, found] = [0, 0]
  let rest = Buffer.alloc(0)
  const maxFound = limits.fields + separator.surplus
  const isWithin = () => bytes <= limits.bytes && found <= maxFound
  return {
    add(chunk: Uint8Array): boolean {
      if (!isWithin()) return false
      bytes += chunk.length
      const text = Buffer.concat([rest, chunk])
      for (let at = -1; (at = text.indexOf(separator.bytes, at + 1)) >= 0 && isWithin();) found += 1
      rest = text.subarray(Math.max(0, text.length - separator.bytes.length + 1))
      return isWithin()
    },
    excess: () =>
      bytes > limits.bytes
        ? `more than ${formatBytes(limits.bytes)}`
        : found > maxFound
          ? `more than ${limits.fields.toLocaleString('en')} fields`
          : null,
  }
}

/** `64 kB`, `12 MB`. */
export function formatBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${bytes / 1000} kB` : `${Math.floor(bytes / 1_000_000)} MB`
}

function holdsNul(name: string, value: FormDataEntryValue): boolean {
  return [name, typeof value === 'string' ? value : value.name].some((text) => text.includes('\0'))
}

function refuseForm(status: number, reason: string): Response {
  return new Response(
    `${reason}, so nothing was stored. Open the page again and send it from there.`,
    { status, headers: { 'content-type': 'text/plain; charset=utf-8' } },
  )
}
