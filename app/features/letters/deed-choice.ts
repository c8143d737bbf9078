import { requireDeed, requirePermission } from '#app/auth/guard.ts'
import type { SignedInContext } from '#app/auth/request-context.ts'
import { listDossiersFor } from '#app/auth/visible-dossier.ts'
import { sentencesSchema } from '#app/domain/written-words.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { deedKinds, type LetterDeedKind } from '#app/domain/letter-deeds.ts'
import { letterVisibilities, visibilityLabels, type Audience } from '#app/domain/letters.ts'
import { actInDossier } from '#app/domain/dossiers.ts'
import { hasPermission, type Permission } from '#app/domain/users.ts'
import { listReaderChoices } from './visibility-form.ts'

/** What somebody would do to letters; `asks`: what they still have to say before it is known what that changes. */
export type DeedChoice = {
  kind: LetterDeedKind
  most: number
  dossier: DossierRecord | null
  /** The dossiers that it can be about. */
  dossiers: DossierRecord[]
  /** To whom letters are given; null for nobody. */
  coder: { id: string; name: string } | null
  coders: { id: string; name: string }[]
  audience: Audience | null
  reason: string
  asks: 'dossier' | 'coder' | 'audience' | null
  /** Of whom or of which dossier a sentence on it speaks. */
  name: string
}

const kinds = Object.fromEntries(deedKinds.map((deed) => [deed.kind, deed]))

/** What one must be allowed to for each deed: in the dossier, where it is about one. */
export const deedPermissions: Record<LetterDeedKind, Permission> = {
  give: 'code positions',
  'give second': 'give letters to coders',
  finished: 'code positions',
  nothing: 'code positions',
  'open again': 'code positions',
  'put in': 'add letters',
  'take out': 'add letters',
  'seen by': 'choose who may see a letter',
  withdraw: 'withdraw letters',
}

/** Which deeds somebody may do to letters at all, in some dossier that is open. */
export async function listOwnDeeds(context: Pick<SignedInContext, 'user' | 'visible'>) {
  const dossiers = await context.visible.dossiers.all()
  return deedKinds
    .filter(({ kind, place }) =>
      place === null
        ? hasPermission(context.user, deedPermissions[kind])
        : dossiers.some(
            (one) =>
              one.closedAt === null &&
              hasPermission(actInDossier(context.user, one), deedPermissions[kind]),
          ),
    )
    .map(({ kind, name }) => ({ kind, name }))
}

/** Reads what an address or a form asks for. Throws a `Response` where whoever asks may not. */
export async function readDeedChoice(
  context: SignedInContext,
  params: URLSearchParams,
): Promise<DeedChoice> {
  const { kind, place, most } = requireDeed(kinds, params.get('deed') ?? '')
  const dossiers = place === null ? [] : await listDossiersFor(context, deedPermissions[kind])
  if (!dossiers.length) requirePermission(context, deedPermissions[kind])
  const dossier =
    dossiers.find(({ slug }) => slug === params.get('into')) ??
    (dossiers.length === 1 ? dossiers[0]! : null)
  const choice: DeedChoice = {
    ...{ kind, most, dossiers, dossier, coder: null, coders: [], audience: null, asks: null },
    name: dossier?.name ?? '',
    reason: params.get('reason') ?? '',
  }
  if (place !== null && !dossier) return { ...choice, asks: 'dossier' }
  if (kind === 'give' || kind === 'give second')
    return chooseCoder(context, choice, params.get('to'))
  if (kind === 'seen by') return chooseAudience(context, choice, params)
  return choice
}

async function chooseCoder(
  { visible, user }: SignedInContext,
  choice: DeedChoice,
  to: string | null,
): Promise<DeedChoice> {
  const all = await visible.assignments.coders(choice.dossier!.id)
  const mayGive = hasPermission(actInDossier(user, choice.dossier!), 'give letters to coders')
  const coders = mayGive ? all : all.filter(({ id }) => id === user.id)
  const coder = coders.find(({ id }) => id === (to === 'me' ? user.id : to)) ?? null
  const isSaid = (to === 'nobody' && choice.kind === 'give') || coder !== null
  return { ...choice, coders, coder, asks: isSaid ? null : 'coder', name: coder?.name ?? '' }
}

async function chooseAudience(
  { admin }: SignedInContext,
  choice: DeedChoice,
  params: URLSearchParams,
): Promise<DeedChoice> {
  const visibility = letterVisibilities.find((one) => one === params.get('visibility'))
  const people = visibility ? await listReaderChoices(admin) : []
  const readerIds =
    visibility === 'named'
      ? people.filter(({ id }) => params.getAll('readerIds').includes(id)).map(({ id }) => id)
      : []
  if (!visibility) return { ...choice, asks: 'audience' }
  const named = people.filter(({ id }) => readerIds.includes(id)).map(({ name }) => name)
  return {
    ...choice,
    audience: { visibility, readerIds: readerIds.sort() },
    name: [visibilityLabels[visibility].name, ...named].join(', '),
  }
}

/** Why a deed cannot be done as its form was sent; null where it can. */
export function findChoiceError({ kind, reason }: DeedChoice): string | null {
  if (kind !== 'withdraw') return null
  const read = sentencesSchema('Write why these letters are withdrawn.').safeParse(reason)
  return read.success ? null : read.error.issues[0]!.message
}
