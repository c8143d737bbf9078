import type { Absence } from '#app/domain/level.ts'

/** How a writer's own position begins, by how strongly it is put; `{said}` is the clause. */
export const openingFrames = [
  'We are convinced that {said}.',
  'In our view {said}.',
  'Let me say plainly that {said}.',
  'As we wrote {earlier}, {said}.',
  'As our members found {earlier}, {said}.',
  'After long talks with {people}, our answer is that {said}.',
] as const

/** How a letter passes on what somebody else said. */
export const hearsay = [
  'At the meeting in {place} its delegation said that {said}.',
  'We were told {earlier} by its secretary that {said}.',
  'Its newest paper states that {said}.',
] as const

export const silences: Record<Absence, readonly string[]> = {
  evaded: [
    'You ask where we stand on {topic}; let me point you instead to the many events that we held {earlier}.',
    'On {topic} I can say that the debate in {place} was lively and that we followed it with interest.',
  ],
  withheld: [
    'On {topic} our position is as follows: [redacted].',
    'As regards {topic}, [redacted] and we ask you to treat this as confidential.',
  ],
  no_position: [
    'We have taken no position on {topic} so far and do not plan to do so before {deadline}.',
    'Our bodies have not yet decided anything on {topic}, so that no position can be given.',
  ],
}

/** What fills a letter between its positions: courtesy, figures, procedure. */
export const fillers = [
  'Thank you for the time that you and your {staff} gave us {earlier} in {place}.',
  'The matter has been on our table for {span}, and much has been said about it in {place}.',
  'Please find enclosed {number} pages of the {paper} with the figures that were asked for.',
  'Of the {number} answers that reached us, about {share} came from {people}.',
  'Our {staff} in {place} looked at {number} cases and found no simple pattern in them.',
  'We would be glad to explain the {paper} to your {staff} at any time before {deadline}.',
  'The costs for {service} were put at {number} thousand euro a year, a figure that was questioned {earlier}.',
  'It is worth recalling what {people} told us {earlier}: they wish for rules that they can understand.',
  'Among {authority} the practice differs from one country to the next, which makes comparison hard.',
  'A study from {place} counted {number} reports, of which {share} led to further steps.',
  'Smaller firms among {service} have asked for more time and for the {paper} in plain language.',
  'We have read the {paper} of the rapporteur with great care and return to some of its points below.',
  'This is not a new debate, and many of its arguments were on the table {earlier}.',
  'Much depends on words whose meaning is not settled, and the {paper} does little to settle them.',
  'In {span} our {staff} has grown, and with it the attention that we can give to this file.',
  'I would also like to mention the work of our colleagues in {place}, who prepared the {paper}.',
  'The timetable is tight: the next reading is expected before {deadline}.',
  'Whoever speaks with {people} hears less about the law than about its daily use.',
  'In {place} alone {number} people took part in the talks, and {share} of them for the first time.',
  'The annex lists the {number} sources on which these remarks rest.',
  'We do not hide that there were different opinions among our {staff}.',
  'Experience in {place} shows how long it takes until {authority} and {service} work together well.',
  'It would help us to know whether the {paper} will be discussed in public.',
  'None of this should distract from the simple fact that {people} expect an answer.',
  'Your question about the budget will be answered by our {staff} in a separate letter.',
  'The translation of the {paper} is under way and will reach you before {deadline}.',
] as const

export const openings = [
  'Thank you for your letter, which was passed on to me {earlier}.',
  'I am writing to you about the file that your committee will discuss before {deadline}.',
  'With reference to our talk in {place}, please allow me to put our view in writing.',
  'You asked us {earlier} for our comments, and I am glad to send them.',
] as const
export const endings = [
  'I hope that these remarks are of use to you.',
  'We remain at your disposal for any question.',
  'I look forward to your answer and to our next meeting.',
  'Thank you for giving these lines your attention.',
] as const
export const farewells = [
  'Yours sincerely,',
  'Yours faithfully,',
  'Kind regards,',
  'Respectfully,',
] as const

export const phraseWords: Readonly<Record<string, readonly string[]>> = {
  service: [
    'providers of messaging services',
    'the large platforms',
    'hosting companies',
    'e-mail providers',
    'providers of all sizes',
    'operators of games and forums',
  ],
  people: [
    'journalists and their sources',
    'parents',
    'young users',
    'survivors',
    'patients and their doctors',
    'small firms',
    'lawyers',
    'people in rural areas',
  ],
  authority: [
    'investigators',
    'the courts',
    'data protection authorities',
    'public prosecutors',
    'the police',
    'the supervisory authorities',
  ],
  deadline: [
    'the summer',
    'the end of the year',
    'the next plenary session',
    'the spring',
    'the elections',
    'Easter',
  ],
  earlier: [
    'last spring',
    'two years ago',
    'in an earlier letter',
    'last month',
    'at the last hearing',
    'some time ago',
    'in the autumn',
  ],
  span: ['three years', 'more than a year', 'some months', 'half a decade'],
  place: [
    'Brussels',
    'Thessaloniki',
    'Plovdiv',
    'Łódź',
    'Malmö',
    'Coimbra',
    'Ghent',
    'Tartu',
    'Košice',
    'Graz',
    'Cork',
    'Lyon',
  ],
  staff: ['staff', 'experts', 'legal team', 'working group', 'delegation', 'secretariat'],
  paper: [
    'draft report',
    'impact assessment',
    'working paper',
    'opinion',
    'summary',
    'questionnaire',
    'memorandum',
  ],
  number: ['twelve', '34', '117', '208', '1,450', '63', '900', '27', '5,300'],
  share: ['a third', 'half', 'one in ten', 'two fifths', 'nearly all', '62 %'],
}
