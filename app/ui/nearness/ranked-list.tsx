import { Link } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'
import { ApartList } from '../apart-list.tsx'
import { Pager } from '../pager.tsx'

type NamedTopics = {
  named: readonly { name: string; own: string; other: string; isOpposite: boolean }[]
  more: number
}
type RankedRow = {
  actor: { id: string; name: string }
  alignment: string
  apart: string
  sides: string
  topics: number
  agreed: NamedTopics
  different: NamedTopics
}
type Paged<R> = { rows: readonly R[]; total: number; page: number; pages: number; first: number }

type RankedListProps = {
  id: string
  heading: string
  list: Paged<RankedRow>
  param: string
  hrefOf: (actorId: string) => string
}

/** Actors in the order of how near they stand, each with the number, how far that is, and on what. */
export function RankedList({ id, heading, list, param, hrefOf }: RankedListProps) {
  return (
    <section className="card near-list" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ol className="plain" start={list.first}>
        {list.rows.map((row) => (
          <RankedItem key={row.actor.id} row={row} href={hrefOf(row.actor.id)} />
        ))}
      </ol>
      <Pager {...list} param={param} label={`Pages: ${heading}`} words={['Before', 'Next']} />
    </section>
  )
}

function RankedItem({ row, href }: { row: RankedRow; href: string }) {
  const { actor, alignment, apart, sides, topics, agreed, different } = row
  return (
    <li>
      <div className="who">
        <Link to={href} dir="auto">
          {actor.name}
        </Link>
        <span className="tiny muted">
          {formatQuantity(topics, 'topic')} in common: {sides}
        </span>
      </div>
      <div className="how-near">
        <b>{alignment}</b> <span className="small">{apart}</span>
      </div>
      <div className="small on-what">
        <Agreed topics={agreed} />
        <Different topics={different} />
      </div>
    </li>
  )
}

function Agreed({ topics: { named, more } }: { topics: NamedTopics }) {
  if (!named.length) return null
  return (
    <div>
      <span className="muted">Agree on</span> {named.map(({ name }) => name).join(', ')}
      <SayMore more={more} />
    </div>
  )
}

function Different({ topics: { named, more } }: { topics: NamedTopics }) {
  if (!named.length) return null
  return (
    <div>
      <span className="muted">Differ on</span>{' '}
      {named.map(({ name, own, other }, index) => (
        <span key={name}>
          {index > 0 && ', '}
          {name}{' '}
          <span className="tiny muted">
            {own} against {other}
          </span>
        </span>
      ))}
      <SayMore more={more} />
    </div>
  )
}

function SayMore({ more }: { more: number }) {
  return more > 0 ? <span className="muted"> and {more.toLocaleString('en')} more</span> : null
}

type UnrankedListProps = {
  heading: string
  says: string
  list: Paged<{ actor: { id: string; name: string }; topics?: number }>
  param: string
  hrefOf: (actorId: string) => string
}

/** Actors that are in no order, with why. */
export function UnrankedList({ hrefOf, ...list }: UnrankedListProps) {
  return (
    <ApartList {...list} as="h2">
      {({ actor, topics }) => (
        <li key={actor.id}>
          <Link to={hrefOf(actor.id)} dir="auto">
            {actor.name}
          </Link>
          {topics !== undefined && (
            <span className="muted"> · {topics ? formatQuantity(topics, 'topic') : 'none'}</span>
          )}
        </li>
      )}
    </ApartList>
  )
}
