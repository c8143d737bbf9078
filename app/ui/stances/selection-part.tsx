import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { KeptParams } from './kept-params.tsx'

/** What belongs to the selection that one leaves: the quote beside it, and how far its lists were turned over. */
export function leaveBehind(params: URLSearchParams): Record<string, null> {
  const names = [...params.keys()].filter(
    (name) =>
      ['at', 'rows', 'page', 'pick'].includes(name) ||
      name.endsWith('Page') ||
      (name === 'of' && params.has('at')),
  )
  return Object.fromEntries(names.map((name) => [name, null]))
}

/** One of who, what and when in words, which opens to what changes it. */
export function SelectionPart({
  word,
  isOpen,
  says,
  children,
}: {
  word: string
  isOpen: boolean
  says: ReactNode
  children: ReactNode
}) {
  return (
    <details open={isOpen || undefined}>
      <summary>
        <span className="tiny muted">{word}</span>
        {says}
        <span className="no-print">
          {' '}
          · <span className="change">change</span>
        </span>
      </summary>
      {children}
    </details>
  )
}

/** A form whose answer is the same page with some of its address changed. */
export function SelectionForm({
  action,
  params,
  asks,
  children,
}: {
  action: string
  params: URLSearchParams
  /** What the form asks about, so that it does not stay as it was. */
  asks: readonly string[]
  children: ReactNode
}) {
  return (
    <Form action={action}>
      <KeptParams params={params} without={[...asks, ...Object.keys(leaveBehind(params))]} />
      {children}
      <p className="field">
        <button className="button" type="submit">
          Show
        </button>
      </p>
    </Form>
  )
}

/** What could not be read of this part of an address. */
export function SelectionProblem({ words }: { words: string | undefined }) {
  return (
    words && (
      <p className="error" role="alert">
        {words}
      </p>
    )
  )
}
