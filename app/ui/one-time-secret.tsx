import { useEffect, useId, useRef, useState } from 'react'
import './people.css'

/** A secret that is shown this once, to be selected, or copied where scripts run. */
export function OneTimeSecret({ label, secret }: { label: string; secret: string }) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [copying, setCopying] = useState<'no' | 'can' | 'done'>('no')
  useEffect(() => setCopying(navigator.clipboard ? 'can' : 'no'), [secret])
  const copy = async () => {
    field.current?.select()
    await navigator.clipboard.writeText(secret)
    setCopying('done')
  }
  return (
    <div className="shown-once">
      <label htmlFor={id} className="small">
        {label}
      </label>
      <div className="row">
        <input
          ref={field}
          id={id}
          readOnly
          value={secret}
          onFocus={(event) => event.target.select()}
        />
        {copying !== 'no' && (
          <button type="button" className="button" onClick={() => void copy()}>
            {copying === 'done' ? 'Copied' : 'Copy'}
          </button>
        )}
      </div>
      <span className="out-of-sight" role="status">
        {copying === 'done' ? 'Copied' : ''}
      </span>
    </div>
  )
}
