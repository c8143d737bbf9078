import { Form, useNavigate } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { formatDay, type Day } from '#app/domain/days.ts'
import './method.css'

type Props = {
  /** The days on which something changes, in order. */
  days: readonly Day[]
  asOf: Day
  /** What of the address stays. */
  kept: URLSearchParams
  action: string
}

/** The as-of day as a slider over the days of the letters; without scripts a form that sends where it stands. */
export function DaySlider({ days, asOf, kept, action }: Props) {
  const navigate = useNavigate()
  const shownAt = Math.max(
    0,
    days.findLastIndex((day) => day <= asOf),
  )
  const [place, setPlace] = useState(shownAt)
  useEffect(() => setPlace(shownAt), [shownAt])
  if (days.length < 2) return null
  const day = place === shownAt ? asOf : days[place]!
  const show = () => {
    if (place === shownAt) return
    const address = new URLSearchParams(kept)
    address.set('asOf', days[place]!)
    navigate(`${action}?${address}`, { replace: true, preventScrollReset: true })
  }
  return (
    <Form action={action} className="day-slider" preventScrollReset>
      {[...kept].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="place">
        As of <b>{formatDay(day)}</b>
      </label>
      <input
        id="place"
        type="range"
        name="place"
        min={0}
        max={days.length - 1}
        step={1}
        value={place}
        aria-valuetext={formatDay(day)}
        onChange={(event) => setPlace(Number(event.currentTarget.value))}
        onPointerUp={show}
        onKeyUp={show}
      />
      <button className="button">Show this day</button>
    </Form>
  )
}
