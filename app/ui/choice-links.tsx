import { Link, useSearchParams } from '@remix-run/react'
import './segments.css'

/** A choice of which one is taken, as links that keep the rest of the address. */
export function ChoiceLinks({
  label,
  param,
  current,
  choices,
}: {
  label: string
  param: string
  current: string
  choices: readonly { value: string; words: string }[]
}) {
  const [params] = useSearchParams()
  const addressOf = (value: string) => {
    const next = new URLSearchParams(params)
    for (const name of ['page', param]) next.delete(name)
    if (value) next.set(param, value)
    return `?${next}`
  }
  return (
    <nav className="segments small" aria-label={label}>
      {choices.map(({ value, words }) => (
        <Link
          key={value}
          to={addressOf(value)}
          preventScrollReset
          aria-current={value === current ? 'true' : undefined}
        >
          {words}
        </Link>
      ))}
    </nav>
  )
}
