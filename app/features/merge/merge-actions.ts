import { pluralise } from '#app/domain/text/words.ts'
import { data, redirect } from '@remix-run/node'
import {
  findActorMergeObstacle,
  findTopicMergeObstacle,
  type Merge,
  type MergeableKind,
} from '#app/domain/merges.ts'
import { formatMoment } from '#app/domain/moments.ts'
import type { Actor } from '#app/domain/actors.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { User } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readTextFields, refuseForm } from '#app/http/forms.ts'
import { invalidForm } from '#app/auth/guard.ts'
import { withStoreErrors } from '../try-store.ts'

const conflictMessage =
  'Somebody else merged one of the two meanwhile, so nothing was changed. Look at both again.'

/** Merges in words, for the page of the one that remains. */
export async function listMergeViews(visible: VisibleStore, kind: MergeableKind, id: string) {
  return (await visible.merges.mergesInto(kind, id)).map((merge: Merge) => ({
    id: merge.id,
    merged: merge.merged,
    how: `${merge.intoId === id ? '' : `into ${merge.into}, `}${merge.by ? `by ${merge.by}, ` : ''}${formatMoment(merge.at)}`,
  }))
}

/** How many are offered to be merged into; more words find others. */
const maxOffers = 20

/** The actors that one may be the same as: those whose names hold the words. */
export async function findMergeCandidates(visible: VisibleStore, actor: Actor, words: string) {
  const { rows } = await visible.actors.directory({ words, order: 'most' }, maxOffers + 1)
  return rows
    .filter(({ id, kind }) => id !== actor.id && (kind === 'person') === (actor.kind === 'person'))
    .slice(0, maxOffers)
    .map(({ id, name, aliases, kind, positions, letters }) => ({
      id,
      name,
      says: [
        kind,
        aliases.length ? `also ${aliases.slice(0, 3).join(', ')}` : '',
        sayCount(positions, 'position'),
        `${sayCount(letters, 'letter')} written`,
      ]
        .filter(Boolean)
        .join(' · '),
    }))
}

/** The words that others of nearly the same name share: of a person the last of the name, otherwise the longest. */
export function chooseSearchWords({ kind, name }: Actor): string {
  const words = name.split(/\s+/)
  return kind === 'person' ? words.at(-1)! : [...words].sort((a, b) => b.length - a.length)[0]!
}

function sayCount(number: number, what: string): string {
  return `${number} ${pluralise(number, what)}`
}

/** The form of an actor's merge page. */
export async function actorMergeAction(
  visible: VisibleStore,
  user: User,
  actor: Actor,
  request: Request,
) {
  return handleMergeForm(
    visible,
    user,
    'actor',
    actor.id,
    await readSentFields(request),
    async (id) => {
      const into = id ? await visible.actors.byId(id) : null
      return into ? { id: into.id, reason: findActorMergeObstacle(actor, into) } : null
    },
  )
}

/** The form of a topic's merge page; `topics` are those of its dossier. */
export async function topicMergeAction(
  visible: VisibleStore,
  user: User,
  topic: Topic,
  topics: readonly Topic[],
  request: Request,
) {
  return handleMergeForm(
    visible,
    user,
    'topic',
    topic.id,
    await readSentFields(request),
    async (id) => {
      const canonicalId = await visible.topics.canonicalId(id)
      const into = topics.find((candidate) => candidate.id === canonicalId)
      return into ? { id: into.id, reason: findTopicMergeObstacle(topic, into) } : null
    },
  )
}

const readSentFields = async (request: Request) => readTextFields(await request.formData())

async function handleMergeForm(
  visible: VisibleStore,
  user: User,
  kind: MergeableKind,
  id: string,
  fields: Record<string, string>,
  findTarget: (id: string) => Promise<{ id: string; reason: string | null } | null>,
) {
  const performedBy = { userId: user.id, via: 'screen' } as const
  const refuse = (errors: Record<string, string>, status: number) =>
    data(refuseForm(errors, fields), { status })
  if (fields.deed !== 'merge' && fields.deed !== 'take apart') throw invalidForm()
  const target =
    fields.deed === 'merge' ? await findTarget(fields.into ?? '') : { id, reason: null }
  if (!target) return refuse({ into: `Choose the ${kind} that remains.` }, 400)
  if (target.reason) return refuse({ into: target.reason }, 400)
  const outcome = await withStoreErrors(
    async () =>
      fields.deed === 'merge'
        ? visible.merges.record(kind, id, target.id, performedBy)
        : undoMerge(visible, kind, id, fields.id ?? '', performedBy),
    (sentence) => ({ sentence }),
  )
  if ('sentence' in outcome) return refuse({ form: outcome.sentence }, 503)
  if (!outcome.changed)
    return refuse(
      { form: fields.deed === 'merge' ? conflictMessage : 'This merge was undone already.' },
      409,
    )
  throw redirect(`/${kind}s/${target.id}`)
}

/** Takes back one of the merges that a page shows. */
async function undoMerge(
  visible: VisibleStore,
  kind: MergeableKind,
  id: string,
  mergeId: string,
  performedBy: { userId: string; via: 'screen' },
) {
  const isShown = (await visible.merges.mergesInto(kind, id)).some((merge) => merge.id === mergeId)
  return isShown ? visible.merges.undo(mergeId, performedBy) : { changed: false }
}
