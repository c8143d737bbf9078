import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findSignsWithoutFont, svgToPng } from '#app/exports/png.ts'
import { findRootFolder } from '#app/readers/confined/child-process.ts'
import { joinWithAnd } from '#app/domain/text/words.ts'
import { createWorkerQueue } from '../briefings/worker-queue.ts'

/** A picture that is to become dots, in what a thread can be told. */
export type PictureTask = { svg: string; scale?: number }
export type PictureAnswer = {
  bytes: Uint8Array
  /** Signs that no font of the server has, so that they would be boxes. */
  unknown: string[]
}

/** The dots of a picture, or the sentence that says why there are none; `busy` where there may be some in a minute. */
export type PngFile = { ok: true; bytes: Uint8Array } | { ok: false; reason: string; busy?: true }

/**
 * A picture as a PNG of twice its size, or of another. It is painted in a thread beside the server's own, because
 * millions of dots take it a second.
 */
export async function paintPng(svg: string, signal?: AbortSignal, scale = 2): Promise<PngFile> {
  if (!existsSync(program)) return refuseBoxes(answerPictureTask({ svg, scale }))
  const outcome = await painters.run({ svg, scale }, signal)
  return outcome.ok ? refuseBoxes(outcome.answer) : unpainted[outcome.cause]
}

/** The dots of a task, in the thread that paints them. */
export function answerPictureTask({ svg, scale = 2 }: PictureTask): PictureAnswer {
  const unknown = findSignsWithoutFont(svg)
  return {
    bytes: unknown.length ? new Uint8Array() : Uint8Array.from(svgToPng(svg, { scale })),
    unknown,
  }
}

/** A picture of boxes says nothing, and nobody would be told. */
function refuseBoxes({ bytes, unknown }: PictureAnswer): PngFile {
  if (!unknown.length) return { ok: true, bytes }
  const reason =
    `No font on this server has ${joinWithAnd(unknown.map((sign) => `“${sign}”`))}, so this picture would show boxes. ` +
    'Take the SVG file, or have a font of that script installed on the server, such as Noto Sans CJK.'
  return { ok: false, reason }
}

/** While developing there is no build, and pictures are painted where they are asked for. */
const program = import.meta.env.PROD
  ? join(findRootFolder(), 'build/node/file-worker.js')
  : '(not built)'

const painters = createWorkerQueue<PictureTask, PictureAnswer>({
  program,
  time: 60_000,
  heap: 128_000_000,
  waiting: 20,
  idle: 60_000,
})

const smaller = 'Take the SVG file, or choose fewer actors or topics.'

const unpainted = {
  'too large': { ok: false, reason: `This picture takes more memory than one may. ${smaller}` },
  'too long': { ok: false, reason: `This picture took longer than a minute to paint. ${smaller}` },
  'too many': {
    ok: false,
    reason: 'Many pictures are being painted just now. Ask for this one again in a minute.',
    busy: true,
  },
  'given up': { ok: false, reason: 'Nobody waited for this picture any more.' },
} satisfies Record<string, PngFile>
