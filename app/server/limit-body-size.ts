import type { Request as ServerRequest, RequestHandler, Response as ServerResponse } from 'express'
import { requirePermission } from '#app/auth/guard.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import { stripBasePath } from '#app/base-path.ts'
import {
  formatBytes,
  letterFormLimits,
  letterTextLimits,
  listFormLimits,
  openFormLimits,
  uploadFormLimits,
  usualFormLimits,
} from '#app/http/forms.ts'
import { renderRefusalPage } from '#app/http/refusal-page.ts'

/** How long what is left of a refused body is taken from the line and dropped, in milliseconds, before it is cut. */
const dropMs = 2000
/** How long is waited between two pieces of it, of some 64 kB each, in milliseconds. */
const pieceMs = 5

type BodySizeSettings = {
  /** Who sends a request: asked only where it is larger than what anybody may send. */
  identify: (request: ServerRequest, response: ServerResponse) => Promise<RequestContext>
  /** The addresses of the styles that a refusal is shown with. */
  stylesheets: () => Promise<readonly string[]>
}

type Refusal = { status: number; sentence: string; headers?: Record<string, string> }

/**
 * Refuses a request whose length is not said, or is more than its sender may send there, before a byte of it is read:
 * nobody and readers as much as a form has, and who adds letters a text, a table or files.
 */
export function limitBodySize({ identify, stylesheets }: BodySizeSettings): RequestHandler {
  const refuseExcess = async (request: ServerRequest, response: ServerResponse) => {
    const length = Number(request.headers['content-length'] ?? Number.NaN)
    if (length <= openFormLimits.bytes) return false
    const refusal = Number.isNaN(length)
      ? { status: 411, sentence: 'This request does not say how long it is.' }
      : await findRefusal(request.path, length, await identify(request, response))
    if (!refusal) return false
    const isPage = /\btext\/html\b/.test(request.headers.accept ?? '')
    answerRefusal(request, response, refusal, isPage ? await stylesheets() : null)
    return true
  }
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    refuseExcess(request, response).then((isRefused) => void (isRefused || next()), next)
  }
}

async function findRefusal(
  address: string,
  length: number,
  context: RequestContext,
): Promise<Refusal | null> {
  if (context.credential === 'none') return refuseForm(openFormLimits.bytes, 'before signing in')
  if (length <= usualFormLimits.bytes && context.user) return null
  const { bytes, refusal } = findPathLimit(stripBasePath(address))
  if (bytes === usualFormLimits.bytes && context.user) return refusal
  try {
    requirePermission(context, 'add letters', { byToken: true })
  } catch (answer) {
    if (answer instanceof Response) return describeAnswer(answer)
    throw answer
  }
  return length > bytes ? refusal : null
}

/** The most that any form at a path may hold, and what is said of more. */
function findPathLimit(path: string): { bytes: number; refusal: Refusal } {
  if (path.startsWith('/imports')) return { bytes: uploadFormLimits.bytes, refusal: tooLargeUpload }
  if (/^\/lists(?:\.data)?$/.test(path))
    return { bytes: listFormLimits.bytes, refusal: tooLargeList }
  if (/^\/letters\/new(?:\.data)?$/.test(path))
    return { bytes: letterTextLimits.bytes, refusal: tooLargeText }
  const { bytes } = path.startsWith('/letters/') ? letterFormLimits : usualFormLimits
  return { bytes, refusal: refuseForm(bytes, 'here') }
}

async function describeAnswer(answer: Response): Promise<Refusal> {
  const { status, headers } = answer
  const challenge = headers.get('www-authenticate')
  return {
    status,
    sentence: await answer.text(),
    ...(challenge && { headers: { 'www-authenticate': challenge } }),
  }
}

const tooLargeUpload: Refusal = {
  status: 413,
  sentence:
    'This is more than 100 MB, so nothing was taken in. Send fewer files at once, or split them.',
}

const tooLargeList: Refusal = {
  status: 413,
  sentence: 'This is more than 31 MB, so nothing was taken in. Split the list, or save it as CSV.',
}

const tooLargeText: Refusal = {
  status: 413,
  sentence:
    'This is more than 12 MB, so nothing was stored. A letter may have 1,000,000 characters; ' +
    'split it and add its parts one by one.',
}

function refuseForm(bytes: number, where: string): Refusal {
  return {
    status: 413,
    sentence:
      `This form has more than ${formatBytes(bytes)}, which is more than is read ${where}, so nothing was stored. ` +
      (where === 'here'
        ? 'Open the page again and send it from there.'
        : 'Sign in and send it again.'),
  }
}

/**
 * Says at once why a body is not read, as a page with its styles or as a sentence. The answer ends when the rest of the
 * body came or is cut, and the connection with it: whoever sent another request by it would be cut off with the rest.
 */
function answerRefusal(
  request: ServerRequest,
  response: ServerResponse,
  { status, sentence, headers }: Refusal,
  stylesheets: readonly string[] | null,
): void {
  const body = stylesheets ? renderRefusalPage(status, sentence, stylesheets) : sentence
  response
    .status(status)
    .set({ connection: 'close', 'content-length': String(Buffer.byteLength(body)), ...headers })
    .type(stylesheets ? 'html' : 'text')
  response.write(body)
  // Where answers are packed, the packer would hold it back until its end.
  response.flush?.()
  request.once('close', () => void response.end())
  dropBody(request)
}

/** How many refused bodies are being taken from their lines now. */
let droppedBodies = 0

/**
 * Who sends the rest is left to read the answer for a moment; what comes meanwhile is kept nowhere. It is taken a piece
 * at a time, all senders together as much as one alone, so that whatever is sent at once the server goes on answering.
 */
function dropBody(request: ServerRequest): void {
  let next: NodeJS.Timeout | undefined
  const cut = setTimeout(() => void request.destroy(), dropMs)
  cut.unref()
  droppedBodies += 1
  request.on('data', () => {
    request.pause()
    next = setTimeout(() => void request.resume(), pieceMs * droppedBodies)
    next.unref()
  })
  request.once('end', () => clearTimeout(cut))
  request.once('close', () => {
    droppedBodies -= 1
    clearTimeout(cut)
    clearTimeout(next)
  })
  request.resume()
}
