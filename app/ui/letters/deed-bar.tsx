import { Form } from '@remix-run/react'
import type { LetterDeedKind } from '#app/domain/letter-deeds.ts'
import { letterTableKeys } from './letter-table-keys.ts'
import type { TickedLetters } from './use-letter-table.ts'
import './deeds.css'

/** What the boxes of the letters in a list belong to. */
export const deedFormId = 'letter-deeds'

type Props = {
  deeds: readonly { kind: LetterDeedKind; name: string }[]
  /** What the address of the list says. */
  list: string
  dossier: { slug: string; name: string } | null
  /** How many letters the list has, on all its pages. */
  total: number
  ticked: TickedLetters
}

const shortNames: Record<LetterDeedKind, string> = {
  give: 'Give to',
  'give second': 'Second coder',
  finished: 'Finished',
  nothing: 'Nothing in it',
  'open again': 'Open again',
  'put in': 'Put into a dossier',
  'take out': 'Take out',
  'seen by': 'Seen by',
  withdraw: 'Withdraw',
}

/**
 * What is done to the ticked letters: with scripts it comes with the first tick. Each button leads to a page that says
 * what would change.
 */
export function DeedBar({ deeds, list, dossier, total, ticked }: Props) {
  const { isLive, count, isAll, tickAll, clear } = ticked
  return (
    <Form
      id={deedFormId}
      action="/letters/deeds"
      className="card row deed-bar no-print"
      aria-label="Ticked letters"
      hidden={isLive && count === 0}
    >
      <input type="hidden" name="list" value={list} />
      {dossier && <input type="hidden" name="into" value={dossier.slug} />}
      {isAll && <input type="hidden" name="all" value="1" />}
      <b role="status">
        {isLive
          ? isAll
            ? `All ${total.toLocaleString('en')} that match`
            : `${count} selected`
          : 'Ticked letters'}
      </b>
      {isLive && !isAll && total > count && (
        <button type="button" className="button quiet" onClick={tickAll}>
          Select all {total.toLocaleString('en')} <kbd>Ctrl A</kbd>
        </button>
      )}
      {deeds.map(({ kind }) => {
        const key = letterTableKeys.find((row) => row.deed === kind)?.shown
        return (
          <button
            key={kind}
            className="button"
            type="submit"
            name="deed"
            value={kind}
            data-deed={kind}
          >
            {shortNames[kind]} {isLive && key && <kbd>{key}</kbd>}
          </button>
        )
      })}
      {isLive && (
        <button type="button" className="button quiet" onClick={clear}>
          None <kbd>Esc</kbd>
        </button>
      )}
    </Form>
  )
}
