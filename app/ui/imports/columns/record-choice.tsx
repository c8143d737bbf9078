/** Whether positions stand on words of letters, or rows are themselves what was recorded. */
export function RecordChoice({ recorded }: { recorded: boolean }) {
  const choices = [
    ['quotes', 'On quotes, or on the text of the letters, in a column of its own', !recorded],
    [
      'rows',
      'On the rows themselves: a vote, an answer of a survey. The row in words stands where a quote would, and ' +
        'everywhere with “recorded, not quoted”',
      recorded,
    ],
  ] as const
  return (
    <section className="card" aria-labelledby="the-record">
      <h2 id="the-record">What positions stand on</h2>
      <fieldset className="field">
        <legend className="out-of-sight">What positions stand on</legend>
        {choices.map(([value, words, isChosen]) => (
          <label key={value} className="check">
            <input type="radio" name="recorded" value={value} defaultChecked={isChosen} />{' '}
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
    </section>
  )
}
