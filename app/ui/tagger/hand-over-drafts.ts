import { withBasePath } from '../base-path.ts'
import { sendDraft } from './draft-sender.ts'
import { toDraftForm } from './kept-draft.ts'
import { forgetLocally, listLocally, type DraftPlace, type LocalDraft } from './local-drafts.ts'

/** How long signing out waits for drafts at most, in milliseconds. */
const patience = 5_000

/**
 * Before somebody signs out: what this device alone keeps of theirs goes to the server, and nothing that the server has
 * stays here. What it did not get stays, and is shown to them alone.
 */
export async function handOverDrafts(userId: string): Promise<void> {
  const drafts = await listLocally(userId)
  const late = new Promise<void>((resolve) => setTimeout(resolve, patience))
  await Promise.race([late, Promise.all(drafts.map(handOverDraft))])
}

async function handOverDraft([place, draft]: [DraftPlace, LocalDraft]): Promise<void> {
  const address = withBasePath(`/letters/${place.letterId}/draft`)
  const isKept = draft.isSent || (await sendDraft(address, toDraftForm(draft))).state === 'kept'
  if (isKept) await forgetLocally(place, draft)
}
