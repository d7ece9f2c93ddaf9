import { clockToleranceSeconds, type Instant, type RecordView } from '@sallyport/record';

const shown = 5;

/**
 * What a sealer says about statements that are dated later than the seal it is about to make: they will accept nothing,
 * and this is the one moment in which somebody sees both clocks.
 */
export function misdatedNotes(view: Pick<RecordView, 'statements'>, now: Instant): readonly string[] {
  const latest = Date.parse(now) + clockToleranceSeconds * 1000;
  // An observation needs no word: its seal makes it older, and it counts as of then.
  const pending = view.statements.filter((each) => each.index === null && each.type !== 'evidence');
  const ahead = pending.filter((each) => Date.parse(each.header.time) > latest);
  const more = ahead.length - shown;
  return [
    ...ahead.slice(0, shown).map(({ digest, type, header }) => {
      const whose = header.author.person ?? 'a runner';
      return (
        `The ${type} ${digest.slice(0, 12)} of ${whose} says ${header.time}, and the clock here says ${now}: one of the ` +
        'two is wrong. It is sealed, and accepts nothing; set the clock right and sign again.'
      );
    }),
    ...(more > 0 ? [`So do ${more} more.`] : []),
  ];
}
