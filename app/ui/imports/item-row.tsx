import { pluralise } from '#app/domain/text/words.ts'
import { Form, Link, useSearchParams } from '@remix-run/react'
import { HoldingTag } from '../holding-tag.tsx'
import type { PackageTopicsView } from './package-topics.tsx'

type ItemSummary = {
  title: string
  kind: string
  dated: string
  why: string
  authors: string[]
  behalf: string[]
  recipients: string[]
  reference: string
  language: string
  answers: string
}
type ItemMatch = {
  how: string
  percent: number
  letterId: string | null
  title: string | null
  inImport: boolean
}
export type ItemView = {
  id: string
  name: string
  state: string
  reason: string | null
  asks: string[]
  doubts: string[]
  says: ItemSummary | null
  byOcr: boolean
  unsure: number
  excerpt: boolean
  recorded: boolean
  positions: number
  attachedTo: string | null
  same: ItemMatch | null
  /** What a dossier package asks of topics; null where it asks nothing. */
  topics: PackageTopicsView | null
}

/**
 * One letter of an import: what is proposed about it, what keeps it from being stored, and what can
 * be done with it.
 */
export function ItemRow({ row, open }: { row: ItemView; open: boolean }) {
  const { id, name, state, reason, asks, doubts, says, same } = row
  return (
    <div className="item">
      <div>
        <h2>
          {state === 'stored' ? (
            <Link to={`/letters/${id}`}>{says?.title}</Link>
          ) : (
            says?.title || name
          )}{' '}
          <Tags row={row} />
        </h2>
        {says && <ItemFacts says={says} />}
        <p className="tiny faint">{name}</p>
        {reason && <p className="small">{reason}</p>}
        {same && (
          <p className={state === 'asking' && same.how === 'nearly' ? 'small error' : 'small'}>
            {describeMatch(same)}
            {state === 'asking' && same.how === 'nearly' && ' Look at the difference.'}
          </p>
        )}
        {asks.length > 0 && (
          <ul className="asks small">
            {asks.map((ask) => (
              <li key={ask}>{ask}</li>
            ))}
          </ul>
        )}
        {doubts.length > 0 && (
          <ul className="doubts small">
            {doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        )}
      </div>
      <ItemActions row={row} open={open} />
    </div>
  )
}

function Tags({
  row: { says, byOcr, unsure, excerpt, recorded, positions, attachedTo, state },
}: {
  row: ItemView
}) {
  return (
    <>
      {says && says.kind !== 'letter' && <span className="tag">{says.kind}</span>}{' '}
      {byOcr && (
        <span
          className={unsure < 80 ? 'tag warn' : 'tag'}
          title="How sure the reading of its least clear page is"
        >
          read by OCR, {Math.round(unsure)} %
        </span>
      )}{' '}
      <HoldingTag letter={{ excerpt, recorded }} />{' '}
      {positions > 0 && (
        <span className="tag">
          {positions} {pluralise(positions, 'position')}
        </span>
      )}{' '}
      {attachedTo && (
        <span className="tag" title={attachedTo}>
          attachment
        </span>
      )}{' '}
      {state === 'withdrawn' && <span className="tag">taken back</span>}
    </>
  )
}

function ItemFacts({ says }: { says: ItemSummary }) {
  const facts = [
    ['from', says.authors.join(', ')],
    ['for', says.behalf.join(', ')],
    [
      'to',
      says.recipients.slice(0, 3).join(', ') +
        (says.recipients.length > 3 ? ` and ${says.recipients.length - 3} more` : ''),
    ],
    ['ref.', says.reference],
    ['answers', says.answers],
    ['in', says.language],
  ] as const
  return (
    <p className="facts small">
      {says.dated && (
        <span>
          {says.dated}
          {says.why && (
            <span className="faint tiny">
              {' '}
              read from <q>{says.why.slice(0, 80)}</q>
            </span>
          )}
        </span>
      )}
      {facts
        .filter(([, words]) => words)
        .map(([label, words]) => (
          <span key={label}>
            <b>{label}</b>
            {words}
          </span>
        ))}
    </p>
  )
}

function describeMatch({ how, percent, letterId, title, inImport }: ItemMatch) {
  const what =
    title === null ? (
      'a letter that you may not see'
    ) : letterId ? (
      <Link to={`/letters/${letterId}`}>{title}</Link>
    ) : (
      <q>{title}</q>
    )
  if (how === 'translation')
    return (
      <>
        Perhaps the same statement in another language as {what}
        {inImport && ' in this import'}.
      </>
    )
  if (how === 'nearly')
    return (
      <>
        Nearly the same ({percent} %) as {what}
        {inImport && ' in this import'}.
      </>
    )
  return (
    <>
      {how === 'file' ? 'The very same file' : 'The very same text'}{' '}
      {inImport ? 'came with' : 'is stored already as'} {what}.
    </>
  )
}

function ItemActions({
  row: { id, name, state, says, same, topics },
  open,
}: {
  row: ItemView
  open: boolean
}) {
  const [params] = useSearchParams()
  const itemAddress = (opened: boolean) => {
    const next = new URLSearchParams(params)
    if (opened) next.set('open', id)
    else next.delete('open')
    return `?${next}#item-${id}`
  }
  const which = <span className="out-of-sight">{says?.title || name}</span>
  const isReady = topics === null && ['ready', 'doubtful'].includes(state)
  const [isWaiting, isLeftOut] = [
    ['asking', 'doubtful', 'ready'].includes(state),
    state === 'left out',
  ]
  return (
    <Form method="post" className="deeds" preventScrollReset>
      <input type="hidden" name="id" value={id} />
      {isReady && (
        <button className="button" type="submit" name="deed" value="accept">
          Import {which}
        </button>
      )}
      {isWaiting && says && (
        <Link className="button" to={itemAddress(!open)} preventScrollReset aria-expanded={open}>
          {open ? 'Close' : state === 'asking' ? 'Settle' : 'Edit'} {which}
        </Link>
      )}
      {isWaiting && (
        <button className="button quiet" type="submit" name="deed" value="leave out">
          Leave out {which}
        </button>
      )}
      {isLeftOut && says && !['file', 'text'].includes(same?.how ?? '') && (
        <button className="button quiet" type="submit" name="deed" value="take in">
          Take in {which}
        </button>
      )}
    </Form>
  )
}
