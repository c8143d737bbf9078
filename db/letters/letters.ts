import { bindFirst } from '../core/bind-first.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { findAudiences } from './letter-audiences.ts'
import { letterWrites } from './letter-changes.ts'
import { countLetters } from './letter-counts.ts'
import { countFound } from './found-counts.ts'
import { listFoundLetters } from './found-letters.ts'
import { findOtherReferences, findRegisteredDays } from './head-rows.ts'
import { findLetter, findLetterFile, findLetterWithText, hasLetter } from './letter-detail.ts'
import { findAuthors, listLettersOfActor, listOldestHeads, readLetterPage } from './letter-list.ts'
import { findPartyNames, findRecipientNames, findRecipients } from './party-names.ts'
import { readLetterArrivals } from './letter-arrivals.ts'
import { searchLetterHeads, searchLetters } from './letter-search.ts'
import { findNearDuplicates } from './near-duplicates.ts'
import { findLettersInOtherLanguages } from './other-languages.ts'
import { findUncodedAuthors } from './uncoded-authors.ts'
import { countWhatGoes } from './what-goes.ts'
import { findCitations, findRelatedLetters } from './related-letters.ts'

/** The letters that somebody sees. What lists and citations are given is masked. */
export function bindLetters(visible: VisibleScope) {
  return {
    ...bindFirst(visible, {
      page: readLetterPage,
      oldestHeads: listOldestHeads,
      search: searchLetters,
      foundCounts: countFound,
      searchHeads: searchLetterHeads,
      found: listFoundLetters,
      byId: findLetter,
      relatedLetters: findRelatedLetters,
      citations: findCitations,
      audiences: findAudiences,
      otherReferences: findOtherReferences,
      registeredDays: findRegisteredDays,
      file: findLetterFile,
      withText: findLetterWithText,
      nearDuplicates: findNearDuplicates,
      inOtherLanguages: findLettersInOtherLanguages,
      authorsOf: findAuthors,
      partyNames: findPartyNames,
      recipientNames: findRecipientNames,
      recipients: findRecipients,
      ofActor: listLettersOfActor,
      counts: countLetters,
      whatGoes: countWhatGoes,
      arrivals: readLetterArrivals,
      uncodedAuthors: findUncodedAuthors,
    }),
    ...bindFirst(visible.db, {
      has: hasLetter,
    }),
    ...letterWrites(visible.db),
  }
}
