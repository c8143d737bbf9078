/** Words that stay small inside names of people, offices and bodies. */
const particles =
  /^(?:von|vom|zu|zum|zur|der|den|dem|des|de|del|della|dei|di|da|dos|du|van|ter|ten|la|le|las|los|el|al|bin|ibn|af|av|und|y|e|i|of|the|and|for|in|on|at|to|with|for|für|et|en|à|aux|au|sur|pour)$/i
const acronyms =
  /^(?:EU|UK|US|USA|UN|DG|CEO|CTO|CFO|COO|CISO|CPO|MEP|MP|IT|AI|ICT|HR|PR|R&D|EMEA|APAC|NGO|SME|SMEs|AG|SE|SA|SAS|BV|NV|AB|AS|LLC|LLP|PLC|ASBL|AISBL|VZW|II|III|IV)$/
const legalForms: Record<string, string> = {
  GMBH: 'GmbH',
  LTD: 'Ltd',
  INC: 'Inc',
  'E.V.': 'e.V.',
  SPA: 'SpA',
}

/** Whether words are set in capitals throughout. */
export function inCapitals(words: string): boolean {
  return /\p{Lu}{2}/u.test(words) && !/\p{Ll}/u.test(words)
}

/** An office or a body that is printed in capitals, in normal case: "Member of the European Commission". Other words stay as printed. */
export function inNormalCase(words: string): string {
  if (!inCapitals(words)) return words
  return words
    .split(/(\s+)/)
    .map((word, index) =>
      acronyms.test(word)
        ? word
        : (legalForms[word] ??
          (index && particles.test(word) ? word.toLowerCase() : capitalised(word))),
    )
    .join('')
}

/** A body's name. A single word in capitals may be an acronym, so it changes only where the letter also prints it otherwise. */
export function bodyInNormalCase(words: string, text: string): string {
  if (/\s/.test(words) || !inCapitals(words)) return inNormalCase(words)
  const other = capitalised(words)
  return text.includes(other) ? other : words
}

/** A person's name in normal case: "Ursula VON DER LEYEN" is "Ursula von der Leyen". */
export function nameInNormalCase(words: string): string {
  const whole = inCapitals(words)
  return words
    .split(/(\s+)/)
    .map((word) => {
      const loud = inCapitals(word) && (whole || word.replace(/[^\p{L}]/gu, '').length > 2)
      if (/^\p{Lu}{2,3}$/u.test(word) && particles.test(word) && words !== word)
        return word.toLowerCase()
      return !loud ? word : particles.test(word) ? word.toLowerCase() : capitalised(word)
    })
    .join('')
}

function capitalised(word: string): string {
  return word
    .toLowerCase()
    .replace(/(^|[^\p{L}\p{M}])(\p{L})(?!$|['’]s)|^\p{L}/gu, (letters) => letters.toUpperCase())
}
