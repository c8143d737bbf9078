import type { ReactNode } from 'react'

/** A table that may be wider than the page: it scrolls on its own and can be reached and scrolled by keyboard. */
export function TableScroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="table-scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
