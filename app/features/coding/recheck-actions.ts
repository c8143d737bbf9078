import { createHash } from 'node:crypto'
import { requireDeed } from '#app/auth/guard.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { parseRevision } from '#app/domain/ids.ts'
import { findLevelRow, isLevel, type Level } from '#app/domain/level.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { PerformedBy, VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import { levelsOfPart, readRecheckPart } from './recheck-view.ts'

/** What would be done to how many positions; `seen` tells the list that it was worked out from. */
type RecheckPreview = {
  sentence: string
  count: number
  fields: { of: string; what: string; level: string; seen: string }
}

/** What came of a form about the list to re-check: a sentence, what it would do, or what is wrong. */
export type RecheckOutcome =
  | { ok: true; message: string; preview: null }
  | { ok: true; message: null; preview: RecheckPreview }
  | RefusedForm

/** A form about a topic's list to re-check. */
export type RecheckRequest = {
  visible: VisibleStore
  performedBy: PerformedBy
  topic: Topic
  fields: Record<string, string>
}

/** The names of all fields that such a form may have. */
export const recheckFields = ['deed', 'id', 'revision', 'of', 'what', 'level', 'seen']

/** Does what such a form asks for: settle one position, say what a deed would do to many, or do it. */
export async function applyRecheckForm(request: RecheckRequest): Promise<RecheckOutcome> {
  const deed = requireDeed(recheckDeeds, request.fields.deed)
  return withStoreErrors<RecheckOutcome, RecheckOutcome>(
    () => deed(request),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, request.fields),
  )
}

const recheckDeeds: Record<string, (request: RecheckRequest) => Promise<RecheckOutcome>> = {
  settle: settleOne,
  preview: previewMany,
  'settle all': settleMany,
}

/** What is found of positions: they are right, their level is another, or they are withdrawn. */
type Finding = { what: 'confirm' } | { what: 'recode'; level: Level } | { what: 'withdraw' }

function readFinding({ what, level }: Record<string, string>): Finding | null {
  if (what === 'confirm' || what === 'withdraw') return { what }
  const chosen = level ? Number(level) : null
  return what === 'recode' && isLevel(chosen) ? { what, level: chosen } : null
}

const refuseFinding = (fields: Record<string, string>): RefusedForm =>
  refuseFormBecause('unfit', { level: 'Choose the level that it has now.' }, fields)

async function settleOne(request: RecheckRequest): Promise<RecheckOutcome> {
  const { visible, topic, fields } = request
  const finding = readFinding(fields)
  if (!finding) return refuseFinding(fields)
  const [position] = await visible.positions.inAnyState([fields.id ?? ''])
  const isAsRead =
    position?.recheck &&
    position.topicId === topic.id &&
    position.revision === parseRevision(fields.revision)
  return isAsRead ? settle(request, finding, [position]) : refuseStaleList(fields)
}

async function previewMany(request: RecheckRequest): Promise<RecheckOutcome> {
  const { fields } = request
  const finding = readFinding(fields)
  if (!finding) return refuseFinding(fields)
  const listed = await readPart(request)
  const letters = new Set(listed.map(({ letterId }) => letterId)).size
  return {
    ok: true,
    message: null,
    preview: {
      sentence: `${describeFinding(finding, listed)}, in ${formatQuantity(letters, 'letter')}.`,
      count: listed.length,
      fields: {
        of: readRecheckPart(fields.of),
        what: finding.what,
        level: fields.level ?? '',
        seen: computeFingerprint(listed),
      },
    },
  }
}

/** Does what was shown before, as long as the list is the one that it was shown for. */
async function settleMany(request: RecheckRequest): Promise<RecheckOutcome> {
  const { fields } = request
  const finding = readFinding(fields)
  if (!finding) return refuseFinding(fields)
  const listed = await readPart(request)
  return computeFingerprint(listed) === fields.seen
    ? settle(request, finding, listed)
    : refuseStaleList(fields)
}

function readPart({ visible, topic, fields }: RecheckRequest): Promise<PositionWithLetter[]> {
  return visible.rechecks.page({
    topicId: topic.id,
    levels: levelsOfPart(readRecheckPart(fields.of)),
  })
}

async function settle(
  { visible, performedBy, fields }: RecheckRequest,
  finding: Finding,
  listed: readonly PositionWithLetter[],
): Promise<RecheckOutcome> {
  const { same, recoded } = splitByLevel(finding, listed)
  const { changed } = await visible.rechecks.settle(
    finding.what === 'withdraw' ? { withdrawn: listed } : { confirmed: same, recoded },
    performedBy,
  )
  return changed
    ? { ok: true, message: `${describeFinding(finding, listed)}.`, preview: null }
    : refuseStaleList(fields)
}

/** Those that a finding leaves at their level, and those that it gives another. */
function splitByLevel(finding: Finding, listed: readonly PositionWithLetter[]) {
  if (finding.what !== 'recode') return { same: listed, recoded: [] }
  return {
    same: listed.filter(({ level }) => level === finding.level),
    recoded: listed
      .filter(({ level }) => level !== finding.level)
      .map((position) => ({ ...position, level: finding.level })),
  }
}

/** `12 positions recoded as opposes, 3 positions confirmed`. */
function describeFinding(finding: Finding, listed: readonly PositionWithLetter[]): string {
  if (finding.what === 'withdraw') return `${formatQuantity(listed.length, 'position')} withdrawn`
  const { same, recoded } = splitByLevel(finding, listed)
  const parts = [
    finding.what === 'recode' &&
      `${formatQuantity(recoded.length, 'position')} recoded as ${findLevelRow(finding.level).word}`,
    (finding.what === 'confirm' || same.length > 0) &&
      `${formatQuantity(same.length, 'position')} confirmed`,
  ]
  return parts.filter(Boolean).join(', ')
}

function computeFingerprint(listed: readonly PositionWithLetter[]): string {
  const rows = listed.map(({ id, revision }) => `${id} ${revision}`).join('\n')
  return createHash('sha256').update(rows).digest('hex')
}

const refuseStaleList = (fields: Record<string, string>): RefusedForm =>
  refuseFormBecause(
    'changed meanwhile',
    {
      form: 'Somebody worked on this list meanwhile, so nothing was stored. This is how it stands now.',
    },
    fields,
  )
