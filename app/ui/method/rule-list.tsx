import { Link } from '@remix-run/react'
import { methodRules, type MethodRule } from '#app/domain/method-rules.ts'
import './method.css'

/** A rule that the letters shown need, with the letters for which it does something. */
export type ShownUse = {
  rule: MethodRule
  letters: readonly { id: string; name: string }[]
  more: number
}

/** The rules that are in use, each with its letters; the others stand below, closed. */
export function RuleList({ uses }: { uses: readonly ShownUse[] }) {
  const inUse = new Map(uses.map((use) => [use.rule, use]))
  const others = methodRules.filter(({ rule }) => !inUse.has(rule))
  return (
    <>
      <ol className="method-rules">
        {methodRules
          .filter(({ rule }) => inUse.has(rule))
          .map(({ rule, name, says }) => (
            <li key={rule}>
              <b>{name}.</b> {says} <UsingLetters use={inUse.get(rule)!} />
            </li>
          ))}
      </ol>
      {others.length > 0 && (
        <details>
          <summary>
            {others.length === 1 ? 'One rule' : `${others.length} rules`} that no letter shown here
            needs
          </summary>
          <PlainRules rules={others} />
        </details>
      )}
    </>
  )
}

function UsingLetters({ use: { letters, more } }: { use: ShownUse }) {
  return (
    <span className="small muted">
      Here for{' '}
      {letters.map(({ id, name }, place) => (
        <span key={id}>
          {place > 0 && ', '}
          <Link to={`/letters/${id}`} dir="auto">
            {name}
          </Link>
        </span>
      ))}
      {more > 0 && ` and ${more.toLocaleString('en')} more`}.
    </span>
  )
}

/** Rules as they are, where there are no letters to show them on. */
export function PlainRules({ rules }: { rules: readonly (typeof methodRules)[number][] }) {
  return (
    <ol className="method-rules">
      {rules.map(({ rule, name, says }) => (
        <li key={rule}>
          <b>{name}.</b> {says}
        </li>
      ))}
    </ol>
  )
}
