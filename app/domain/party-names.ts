/**
 * What tells a party or a political group by its name: words of the folded name with a space before and after it. Who
 * belongs to one does not speak for it, as its officials do; where the name misleads, the affiliation says so itself.
 */
export const partyNameParts: readonly string[] = [
  ' party ',
  ' parti ',
  ' partei ',
  ' partido ',
  ' partito ',
  ' partij ',
  ' partia ',
  'fraktion ',
  ' fractie ',
  ' political group ',
  ' parliamentary group ',
  ' groupe parlementaire ',
  ' grupo parlamentario ',
  ' gruppo parlamentare ',
  ' group in the european parliament ',
  ' socialists and democrats ',
  ' renew europe ',
  ' conservatives and reformists ',
  ' identity and democracy ',
  ' european free alliance ',
]
