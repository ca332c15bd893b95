import './welcome.css';

/** What to try: as long as there is no chat, and when somebody asks for it again. */
export function Welcome({ close }: { readonly close?: () => void }) {
  return (
    <section id="chat" tabIndex={-1} class="welcome" aria-label="What to try">
      <header>
        <h2>See a chat time out, in a minute</h2>
        {close !== undefined && (
          <button type="button" onClick={close}>
            Back to the chat
          </button>
        )}
      </header>
      <ol>
        <li>
          <strong>Start a chat</strong> on the left. You are the customer; the flow greets you, sets the timers and puts
          you in a queue.
        </li>
        <li>
          <strong>Accept it</strong> as the agent, and write a few words from both sides.
        </li>
        <li>
          <strong>Go quiet, and turn the clock</strong>: <em>Next deadline</em>, or <em>+5 min</em>. The customer
          becomes idle; a little later the agent is disconnected. The agent’s side says which timer did it.
        </li>
        <li>
          <strong>Read the lanes</strong>: how long each timer ran, what began it, what cut it or came of it. A click
          tells more, and <em>▶</em> turns the clock to what is due.
        </li>
        <li>
          <strong>Come back</strong>: when the chat has ended, turn the clock by a minute and choose <em>Come back</em>.
          The new chat goes on from the old one.
        </li>
      </ol>
    </section>
  );
}
