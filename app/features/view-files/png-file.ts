import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { svgToPng } from '#app/exports/png.ts'
import { findRootFolder } from '#app/readers/confined/child-process.ts'
import { createWorkerQueue } from '../briefings/worker-queue.ts'

/** A picture that is to become dots, in what a thread can be told. */
export type PictureTask = { svg: string; scale?: number }
export type PictureAnswer = { bytes: Uint8Array }

/** The dots of a picture, or the sentence that says why there are none; `busy` where there may be some in a minute. */
export type PngFile = { ok: true; bytes: Uint8Array } | { ok: false; reason: string; busy?: true }

/**
 * A picture as a PNG of twice its size, or of another. It is painted in a thread beside the server's own, because
 * millions of dots take it a second.
 */
export async function paintPng(svg: string, signal?: AbortSignal, scale = 2): Promise<PngFile> {
  if (!existsSync(program)) return { ok: true, ...answerPictureTask({ svg, scale }) }
  const outcome = await painters.run({ svg, scale }, signal)
  return outcome.ok ? { ok: true, bytes: outcome.answer.bytes } : unpainted[outcome.cause]
}

/** The dots of a task, in the thread that paints them. */
export function answerPictureTask({ svg, scale = 2 }: PictureTask): PictureAnswer {
  return { bytes: Uint8Array.from(svgToPng(svg, { scale })) }
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
