import type { Report } from '../problems.tsx';
import { useAsked } from './asked.ts';

interface Answer {
  readonly mode: 'off' | 'aws';
  readonly rates: Readonly<Record<string, { readonly perSecond: number; readonly burst: number }>>;
}

/** Whether the service's documented rates hold here, and what they are. */
export function Quotas({ report }: { readonly report: Report }) {
  const { answer, change } = useAsked<Answer>('/local/quotas', report);
  if (answer === undefined) return null;
  const isOn = answer.mode === 'aws';
  return (
    <div class="drawer-part">
      <label class="drawer-switch">
        <input type="checkbox" checked={isOn} onChange={() => void change('POST', { mode: isOn ? 'off' : 'aws' })} />
        The service’s documented rates and quotas hold
      </label>
      <table>
        <thead>
          <tr>
            <th scope="col">Operation</th>
            <th scope="col">A second</th>
            <th scope="col">At once</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(answer.rates).map(([operation, { perSecond, burst }]) => (
            <tr key={operation}>
              <th scope="row">{operation}</th>
              <td>{perSecond}</td>
              <td>{burst}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
