import type { VisibleStore } from '#app/store.server.ts'
import { readSelection } from '../analysis/selection.ts'
import {
  briefingFileName,
  briefingFormats,
  prepareBriefing,
  renderBriefing,
  type BriefingFormat,
} from './prepare-briefing.ts'

/** A stance summary as a file to be saved, or the sentence that says why there is none. */
export type BriefingFile =
  | { ok: true; content: Buffer | string; name: string; mediaType: string }
  | { ok: false; reason: string }

/** The stance summary that `params` ask for, as a file; what cannot be read of them is a refusal. */
export async function buildBriefingFile(
  visible: VisibleStore,
  params: URLSearchParams,
  format: BriefingFormat,
): Promise<BriefingFile> {
  const { selection, evidenceOf } = await readSelection(visible, params)
  const [firstError] = Object.values(selection.errors)
  if (firstError) return { ok: false, reason: firstError }
  const prepared = await prepareBriefing(visible, selection, evidenceOf)
  return {
    ok: true,
    content: await renderBriefing(prepared, format),
    name: briefingFileName(prepared, format),
    mediaType: briefingFormats[format],
  }
}
