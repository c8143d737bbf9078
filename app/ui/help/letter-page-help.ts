import { helpWithErasing, helpWithHistory, type PageHelp } from './kinds-of-help.ts'

/** The pages of letters and of what comes in, by the names of their routes. */
export const letterPageHelps: Readonly<Record<string, PageHelp>> = {
  'imports._index': {
    name: 'Imports',
    says:
      'Files that were taken in, one by one, as a folder or as an archive, and ' +
      'what became of each. An import can be taken back as a whole.',
  },
  'imports.$importId': {
    name: 'An import',
    says:
      'What is new, what is held already, what has a question and what ' +
      'was refused. Nothing is stored before you take it in.',
  },
  'imports.$importId_.doubts': {
    name: 'Questions of an import',
    says: 'What its letters leave open, sorted by kind, so that one answer settles many.',
  },
  'imports.$importId_.table': {
    name: 'Table of an import',
    says:
      'Each letter that waits is a row, and each cell is settled where it stands, with what the file ' +
      'offers for it. Nothing is stored before you take it in.',
    keys: 'import table',
  },
  'imports.$importId_.fill': {
    name: 'Filling many rows',
    says: 'What one value would change in the chosen letters of an import, before it does.',
  },
  'imports.$importId_.files_.$fileId.columns': {
    name: 'Columns of a table',
    says: 'Which column holds what. The answer is remembered for tables with the same headings.',
  },
  'imports.$importId_.letter': {
    name: 'A letter that comes in',
    says: 'What was read off its head, beside its text. Correct what is wrong, then keep it.',
    keys: 'new letter',
  },
  'lists._index': {
    name: 'Lists',
    says:
      'Actors, topics and milestones from a spreadsheet, with templates to fill in, or topics from a ' +
      'REFI-QDA codebook (.qdc). ' +
      'What a list would change is shown before anything is stored.',
  },
  'lists.$listId': {
    name: 'A list',
    says:
      'What each row would do, word by word, and what is asked. A topic that differs is taken in or ' +
      'left as it is here. Taken in in one step, ' +
      'and taken back as a whole but for what was built on since.',
  },
  'letters._index': {
    name: 'Letters',
    says:
      'The letters of this dossier or all that you see, narrowed by kind, author, ' +
      'topic and date. What holds your words, or other forms of them where chosen, comes newest, oldest or best ' +
      'fit first; beside it stands what narrows it, with how many letters that leaves. Tick several to give them to a ' +
      'coder, finish them, put them into a dossier, show them to others or withdraw them at once; one press takes all ' +
      'of it back. Where the correction of a text left quotes without a place, “Lost their place” leads to them. ' +
      'What you search for often is saved under a name, which only you see, and tells you what is new where you ask ' +
      'for alerts.',
    keys: 'letters',
  },
  'letters.deeds': {
    name: 'Change letters',
    says: 'How many of the ticked letters would change, which stay as they are and why, before anything is stored.',
  },
  'letters.searches.$searchId': {
    name: 'Alerts of a saved search',
    says:
      'What a search of yours would have found of late, and how to be told what it comes to find: by e-mail, where mail ' +
      'is set up, or as a feed. Each time it is what you may see by then.',
  },
  search: {
    name: 'Search',
    says:
      'One search for letters, quotes, notes, actors, topics and commands, of the dossier or of all that you see. Of each ' +
      'kind the first few are shown with what was found in them, and a link leads to all.',
  },
  'letters.new': {
    name: 'Add letters',
    says: 'Choose files, drop them, or paste a text. Who wrote to whom and when is read off it and asked where in doubt.',
    keys: 'new letter',
  },
  'letters.$letterId': {
    name: 'A letter',
    says: 'Its text, and the passages that state a position. Mark a sentence, choose topic and level, save; the next one waits.',
    keys: 'letter',
  },
  'letters.$letterId_.suggestions': {
    name: 'Suggestions',
    says:
      'Passages that may state a position, with why: by cues of the codebook, by what was coded before and ' +
      'by what was learnt here. None counts; accepted ones become positions of yours, rejected ones do not come back.',
  },
  'letters.$letterId_.asks': {
    name: 'Whom a letter asks',
    says: 'Which recipients it asks on which topics. Only then is somebody said to have been asked, and not to have answered.',
  },
  'letters.$letterId_.holders': {
    name: 'Whose positions these are',
    says: 'After another author was said to have written a letter: the positions of the former one, to be moved or left.',
  },
  'letters.$letterId_.translations': {
    name: 'Translations of quotes',
    says: 'What a quote says in another language, with who translated it. It stands beside the original, never instead of it.',
  },
  'letters.$letterId_.correction': {
    name: 'Correct a letter',
    says:
      'Who wrote to whom, when, and by which reference. The text stays as ' +
      'it is; what a corrected head no longer proves goes.',
  },
  'letters.$letterId_.text': {
    name: 'Text of a letter',
    says:
      'The versions of the text, any two of them compared, what a later disclosure released, and the quotes ' +
      'that lost their place.',
  },
  'letters.$letterId_.text_.correction': {
    name: 'Correct a text',
    says:
      'A corrected text becomes a new version, with a reason. Before it is kept you see the difference, and of ' +
      'every quote whether it holds, moved or lost its place.',
  },
  'letters.$letterId_.redactions': {
    name: 'Redactions of a letter',
    says:
      'Each redaction of the text with the exceptions that were invoked for it: say it of one, of many or of the ' +
      'letter as a whole. What a mark prints is proposed, and kept once you take it.',
  },
  'letters.lost': {
    name: 'Lost their place',
    says:
      'Quotes without a certain place in the corrected text of their letter. They count nowhere until somebody ' +
      'places or withdraws them.',
  },
  'letters.$letterId_.concerns': {
    name: 'In charge of an editor',
    says: 'What colleagues say is wrong with this letter, and what editors answered.',
  },
  'letters.$letterId_.pages': {
    name: 'The original',
    says:
      'The pages of the file that a letter came from, as pictures, with the words of a quote marked where they stand ' +
      'there once.',
  },
  'letters.$letterId_.remarks': {
    name: 'Remarks on a quote',
    says: 'What colleagues say of a quote, and what coders answered. Nothing of it counts.',
  },
  'letters.$letterId_.withdrawal': {
    name: 'Withdraw a letter',
    says:
      'Takes a letter away for everybody, with what is coded in it and what it proves, and says why; ' +
      'editors give it back as it was.',
  },
  'letters.withdrawn': {
    name: 'Withdrawn letters',
    says: 'Letters that editors withdrew, with who did it, when and why; each can be given back.',
  },
  'letters.$letterId_.erase': helpWithErasing('a letter'),
  'letters.$letterId_.history': helpWithHistory('a letter'),
  'letters.$letterId_.visibility': {
    name: 'Who may see a letter',
    says: 'Everybody here, named people, or the public. For others it is as if it were not there, in counts and charts too.',
  },
}
