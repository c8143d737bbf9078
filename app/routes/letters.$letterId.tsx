import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { parseStoredDate, formatEdtfDate } from '#app/domain/days.ts'
import {
  partyRoleLabels,
  formatReference,
  visibilityLabels,
  type Party,
} from '#app/domain/letters.ts'
import { findRedactions } from '#app/domain/text/quotes.ts'
import { hasPermission } from '#app/domain/users.ts'
import { findReaderNames } from '#app/features/letters/visibility-form.ts'
import { handleCodingForm } from '#app/features/coding/save-position.ts'
import { buildProvenanceView } from '#app/features/letters/letter-provenance.ts'
import { buildLetterView } from '#app/features/letters/letter-view.ts'
import { requireLetter, visibleStoreFor, asResource } from '#app/auth/visible-store.ts'
import { requireUser, requireFound } from '#app/auth/guard.ts'
import { offerUndo } from '#app/features/coding/revert.ts'
import { newId } from '#app/store.server.ts'
import { AudienceTag } from '#app/ui/visibility-fields.tsx'
import { ProvenanceFacts } from '#app/ui/letter-provenance.tsx'
import { Tagger } from '#app/ui/tagger/tagger.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.letter.title ?? 'Letter'} · Stanceline` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const visibleLetter = await requireLetter(request, params.letterId!)
  const { user, visible, letterDetail } = visibleLetter
  const { letter, parties, text, fileName, positions } = buildLetterView(
    user,
    letterDetail,
    await visible.positions.ofLetter(letterDetail.letter.id),
  )
  const topics = await visible.topics.ofDossier(letter.dossierId)
  const mayCode = hasPermission(user, 'code positions')
  const actors = mayCode
    ? await visible.actors.all()
    : await visible.actors.byIds(positions.flatMap(({ holderIds }) => holderIds))
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]))
  const heldIds = positions.flatMap(({ holderIds }) => holderIds)
  const editedId = new URL(request.url).searchParams.get('edit')
  return {
    letter,
    parties,
    topics,
    positions,
    mayCode,
    signedIn: user !== null,
    mayCorrect: hasPermission(user, 'correct letters'),
    undo: user && mayCode ? await offerUndo(visible, user.id, letter.id, positions, topics) : null,
    mayChoose: hasPermission(user, 'choose who may see a letter', asResource(letterDetail)),
    readerNames:
      user && letter.visibility === 'named'
        ? await findReaderNames(context.admin, letterDetail)
        : [],
    contacts: hasPermission(user, 'see contact details'),
    text,
    origin: await buildProvenanceView(visibleLetter, letter),
    source: { name: fileName, sha256: (letterDetail.file ?? letterDetail.text).sha256 },
    redacted: findRedactions(text).length,
    editing: mayCode
      ? (positions.find(({ id, status }) => id === editedId && status !== 'withdrawn') ?? null)
      : null,
    names: Object.fromEntries([...new Set(heldIds)].map((id) => [id, nameOf.get(id) ?? 'Unknown'])),
    holders: listHolderChoices(parties, heldIds, nameOf),
    actorNames: mayCode ? actors.map(({ name }) => name) : [],
    newId: newId(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireUser(request, 'code positions')
  const visible = await visibleStoreFor(user)
  const letterDetail = requireFound(await visible.letters.byId(params.letterId!), 'letter')
  return handleCodingForm(
    {
      visible,
      user,
      letterDetail,
      topics: await visible.topics.ofDossier(letterDetail.letter.dossierId),
      actors: await visible.actors.all(),
    },
    await request.formData(),
  )
}

/** Whose position a passage can be at one click: those who wrote it or are spoken for, and whoever holds one here already. */
function listHolderChoices(
  parties: readonly Party[],
  heldIds: readonly string[],
  nameOf: ReadonlyMap<string, string>,
) {
  const choices = parties
    .filter(({ role, actorId }) => actorId && (role === 'author' || role === 'on_behalf_of'))
    .map(({ actorId, name, role }) => ({
      id: actorId!,
      name: name ?? '',
      as: role === 'author' ? 'author' : 'on behalf of',
    }))
  const others = [...new Set(heldIds)]
    .filter((id) => !choices.some((choice) => choice.id === id))
    .map((id) => ({ id, name: nameOf.get(id) ?? '', as: 'holder' }))
  return [...choices, ...others]
}

export default function LetterScreen() {
  const {
    letter,
    parties,
    source,
    redacted,
    mayCorrect,
    mayChoose,
    readerNames,
    signedIn,
    contacts,
    origin,
    ...rest
  } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const reply = letter.inReplyTo
  return (
    <div className="workplace">
      <section className="meta" aria-label="About this letter">
        {signedIn ? (
          <Link className="small" to="/letters">
            ← Letters
          </Link>
        ) : (
          <Link className="small" to="/sign-in">
            Sign in
          </Link>
        )}
        <h1>
          {letter.title} <AudienceTag visibility={letter.visibility} />
        </h1>
        {letter.origin.excerpt && (
          <p className="notice small gap-above">Excerpt: only these passages are held.</p>
        )}
        <dl className="facts">
          {parties.map((party) => (
            <PartyFacts key={party.id} party={party} linked={signedIn} />
          ))}
          <dt>Date</dt>
          <dd>
            {formatEdtfDate(letter.dated)}{' '}
            {letter.dated.first !== letter.dated.last && <span className="tag">uncertain</span>}
            {letter.dated.basis && <div className="tiny muted">{letter.dated.basis}</div>}
          </dd>
          <dt>Reference</dt>
          <dd className="small">
            {letter.reference ? (
              formatReference(letter)
            ) : (
              <span className="muted">none printed</span>
            )}
            {letter.referenceTruncated && <div className="tiny muted">cut off in the original</div>}
          </dd>
          {reply && (
            <>
              <dt>In reply to</dt>
              <dd className="small">
                {reply.kind === 'e-mail' ? 'An e-mail' : `A ${reply.kind}`}
                {reply.edtf && ` of ${formatEdtfDate(parseStoredDate(reply.edtf))}`}
              </dd>
            </>
          )}
          <dt>Source</dt>
          <dd className="small">
            {source.name ? (
              <Link reloadDocument to={`/letters/${letter.id}/original`} download>
                {source.name}
              </Link>
            ) : (
              'pasted text'
            )}
            <div className="tiny muted">
              SHA-256 {source.sha256.slice(0, 8)}… ·{' '}
              {redacted ? `${redacted} redactions` : 'no redactions'}
            </div>
            {!contacts && (
              <div className="tiny muted">
                E-mail addresses and telephone numbers are masked here
                {source.name && ' and in the download'}.
              </div>
            )}
          </dd>
          <ProvenanceFacts {...origin} />
          {signedIn && (
            <>
              <dt>Seen by</dt>
              <dd className="small">
                {visibilityLabels[letter.visibility].name}
                {letter.visibility === 'named' && (
                  <div className="tiny muted">
                    {readerNames.length
                      ? `${readerNames.join(', ')}; administrators`
                      : 'whoever added it; administrators'}
                  </div>
                )}
              </dd>
            </>
          )}
        </dl>
        {signedIn && (
          <p className="field row">
            {mayCorrect && (
              <Link className="button" to={`/letters/${letter.id}/correction`}>
                Correct these
              </Link>
            )}
            {mayChoose && (
              <Link className="button" to={`/letters/${letter.id}/visibility`}>
                Who may see it
              </Link>
            )}
            <Link className="button quiet" to={`/letters/${letter.id}/history`}>
              History
            </Link>
          </p>
        )}
      </section>
      <Tagger
        {...rest}
        key={letter.id}
        language={letter.language}
        answer={answer}
        authorIds={parties.flatMap(({ role, actorId }) =>
          role === 'author' && actorId ? [actorId] : [],
        )}
        letterPath={`/letters/${letter.id}`}
      />
    </div>
  )
}

function PartyFacts({ party, linked }: { party: Party; linked: boolean }) {
  return (
    <>
      <dt>{partyRoleLabels[party.role]}</dt>
      <dd>
        {party.actorId && party.name ? (
          linked ? (
            <Link to={`/actors/${party.actorId}`}>{party.name}</Link>
          ) : (
            party.name
          )
        ) : (
          <i className="muted">name withheld</i>
        )}
        <div className="tiny muted">
          {[party.capacity, party.unit, party.organisation]
            .filter((part) => part && part !== party.name)
            .join(', ')}
        </div>
      </dd>
    </>
  )
}
