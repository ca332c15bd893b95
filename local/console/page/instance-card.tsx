import './instance-card.css';
import { flowTypeName } from '../../flow-language/flow-type-names.ts';
import type { Instance } from './model.ts';

/** What the instance has. */
export function InstanceCard({ instance }: { readonly instance: Instance }) {
  const parts = [
    { title: 'Flows', items: instance.flows.map(({ name, type, arn }) => ({ name, more: flowTypeName(type), arn })) },
    { title: 'Queues', items: instance.queues.map(({ name, arn }) => ({ name, more: '', arn })) },
    { title: 'Functions', items: instance.functions.map(({ name, arn }) => ({ name, more: '', arn })) },
    { title: 'Topics', items: instance.topics.map(({ name, arn }) => ({ name, more: '', arn })) },
    { title: 'HTTP APIs', items: instance.apis.map(({ name, url }) => ({ name, more: url, arn: url })) },
  ].filter(({ items }) => items.length > 0);
  const ids = [
    ['AWS Region', instance.region],
    ['AWS account', instance.accountId],
    ['Instance id', instance.instanceId],
  ] as const;
  return (
    <details class="instance">
      <summary>Instance</summary>
      <p class="quiet">What an SDK, ChatJS or an ARN asks for:</p>
      <dl>
        {ids.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {parts.map(({ title, items }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul>
            {items.map(({ name, more, arn }) => (
              <li key={arn} title={arn}>
                {name} <span class="quiet">{more}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}
