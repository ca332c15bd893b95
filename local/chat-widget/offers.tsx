import './offers.css';
import { useEffect, useState } from 'preact/hooks';
import { Link } from './markdown.tsx';
import { type Answer, answerToView, type Choice, type ChoiceOffer, type Offer } from './offer.ts';
import { readView } from './view-data.ts';

/** Answers an offer; false where that did not work. */
export type AnswerOffer = (answer: Answer) => Promise<boolean>;

/** The actions of a view, as DescribeView answers them. */
export type DescribeView = (viewToken: string) => Promise<readonly string[]>;

interface Taking {
  /** Without it the offer is only read. */
  readonly answer: AnswerOffer | undefined;
  readonly describeView: DescribeView | undefined;
}

/** What an interactive message offers, to be read, and where `answer` is given to be answered. */
export function OfferCard({ offer, answer, describeView }: { readonly offer: Offer } & Taking) {
  const [busy, setBusy] = useState(false);
  const take =
    answer &&
    (async (chosen: Answer) => {
      setBusy(true);
      const sent = await answer(chosen);
      setBusy(false);
      return sent;
    });
  if (offer.kind === 'VIEW') return <ViewCard {...{ offer, busy, describeView }} answer={take} />;
  if (offer.kind !== 'CAROUSEL') return <Choices {...{ offer, busy }} answer={take} />;
  return (
    <div class="offer-card">
      <strong>{offer.title}</strong>
      <ul class="carousel">
        {offer.panels.map((panel, index) => (
          <li key={index}>
            <Choices offer={panel} busy={busy} answer={take} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Answering {
  readonly busy: boolean;
  readonly answer: AnswerOffer | undefined;
}

function Choices({ offer, busy, answer }: { readonly offer: ChoiceOffer } & Answering) {
  return (
    <div class="offer-card">
      <Picture of={offer.picture} />
      <strong>{offer.title}</strong>
      {offer.subtitle !== '' && <span class="quiet">{offer.subtitle}</span>}
      <ul class={offer.kind === 'TIMES' ? 'choices times' : 'choices'}>
        {offer.choices.map((choice, index) => (
          <li key={index}>
            <OneChoice choice={choice} busy={busy} answer={answer} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function OneChoice({ choice, busy, answer }: { readonly choice: Choice } & Answering) {
  const { title, subtitle, picture, link } = choice;
  const told = (
    <>
      <Picture of={picture} />
      {title}
      {subtitle !== '' && <span class="quiet"> {subtitle}</span>}
    </>
  );
  if (link !== undefined) return <Link href={link}>{told}</Link>;
  if (answer === undefined) return <span class="choice-read">{told}</span>;
  return (
    <button type="button" class="small" disabled={busy} onClick={() => void answer(choice.answer)}>
      {told}
    </button>
  );
}

function Picture({ of }: { readonly of: string }) {
  return of === '' ? null : <span class="picture">[{of}] </span>;
}

/** A view by its data: its template is the instance's, and is not here. */
function ViewCard(
  props: {
    readonly offer: Extract<Offer, { kind: 'VIEW' }>;
    readonly describeView: DescribeView | undefined;
  } & Answering,
) {
  const { offer, answer, busy } = props;
  const { texts, fields } = readView(offer.viewData);
  const [data, setData] = useState<Readonly<Record<string, string>>>({});
  const actions = useActions(offer.viewToken, answer === undefined ? undefined : props.describeView);
  return (
    <div class="offer-card view">
      <strong>View “{offer.viewId}”</strong>
      <dl>
        {texts.map(({ name, text }, index) => (
          <div key={index}>
            <dt class="quiet">{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {answer !== undefined && (
        <>
          {fields.map(({ name, label }) => (
            <label class="field" key={name}>
              {label}
              <input
                value={data[name] ?? ''}
                onInput={(event) => setData({ ...data, [name]: event.currentTarget.value })}
              />
            </label>
          ))}
          <ViewActions {...{ actions, busy }} take={(action) => void answer(answerToView(action, data))} />
        </>
      )}
    </div>
  );
}

function ViewActions(props: {
  readonly actions: readonly string[];
  readonly busy: boolean;
  readonly take: (action: string) => void;
}) {
  return (
    <div class="choices">
      {props.actions.map((action) => (
        <button type="button" class="small" key={action} disabled={props.busy} onClick={() => props.take(action)}>
          {action}
        </button>
      ))}
    </div>
  );
}

function useActions(viewToken: string, describeView: DescribeView | undefined): readonly string[] {
  const [actions, setActions] = useState<readonly string[]>([]);
  useEffect(() => {
    if (describeView !== undefined) void describeView(viewToken).then(setActions);
  }, [viewToken, describeView]);
  return actions;
}
