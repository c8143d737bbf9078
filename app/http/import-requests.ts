import { readForm, uploadFormLimits } from './forms.ts'

/** A file as a program sends it. */
export type SentFile = { name: string; bytes: Buffer }

/** The answer to a program whose request is not taken, as one sentence. */
export function createRefusal(status: number, sentence: string): Response {
  return new Response(sentence, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}

/**
 * The files of a request. Whatever is no multipart form is one file: programs say all sorts of things about what they
 * send. Throws a refusal where there is none.
 */
export async function readSentFiles(request: Request, name: string): Promise<SentFile[]> {
  if (/^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? ''))
    return readFormFiles(request)
  if (!name)
    throw createRefusal(
      400,
      'Say what the file is called: /imports.json?name=reply.pdf. Nothing was taken in.',
    )
  const bytes = Buffer.from(await request.arrayBuffer())
  if (!bytes.length)
    throw createRefusal(
      400,
      'This request holds no file. Send its bytes as the body. Nothing was taken in.',
    )
  return [{ name, bytes }]
}

async function readFormFiles(request: Request): Promise<SentFile[]> {
  const form = await readForm(request, uploadFormLimits)
  const files = [...form].flatMap(([field, value]) =>
    value instanceof File && value.size ? [{ field, file: value }] : [],
  )
  if (!files.length)
    throw createRefusal(
      400,
      'This form holds no file. Send each as a part of its own with its name. Nothing was taken in.',
    )
  return Promise.all(
    files.map(async ({ field, file }) => ({
      name: file.name || field,
      bytes: Buffer.from(await file.arrayBuffer()),
    })),
  )
}

/** One word in an object needs no more, in bytes. */
const maxJsonBytes = 64_000

/** What a form or a JSON object says under `accept`. */
export async function readAcceptance(request: Request): Promise<unknown> {
  try {
    if (/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
      return Number(request.headers.get('content-length')) > maxJsonBytes
        ? null
        : ((await request.json()) as { accept?: unknown } | null)?.accept
    return (await readForm(request)).get('accept')
  } catch {
    return null
  }
}
