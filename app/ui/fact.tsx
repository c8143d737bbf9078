import type { ReactNode } from 'react'

/** One thing that is said of a letter or of what it came with: its name and what it is, kept together in any layout. */
export function Fact({
  term,
  small = false,
  children,
}: {
  term: string
  small?: boolean
  children: ReactNode
}) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className={small ? 'small' : undefined}>{children}</dd>
    </div>
  )
}
