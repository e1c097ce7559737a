// Saving waits for an autosave under way. Only its answer tells the editor which rows and remarks are saved
// already; without it they would be sent as new ones again.
{
  let underWay = null;
  let held = null;
  let leaving = false;

  window.addEventListener("w-autosave:save", (event) => {
    if (leaving) event.preventDefault();
    if (!event.defaultPrevented) underWay = event.target;
  });

  const goOn = () => {
    const [form, submit] = [underWay, held];
    underWay = held = null;
    if (!submit) return;
    // Wagtail disables the button that was clicked, and a disabled one does not tell what was asked.
    const disabled = submit.button?.disabled;
    if (disabled) submit.button.disabled = false;
    form.requestSubmit(submit.button);
    if (disabled) submit.button.disabled = true;
  };
  window.addEventListener("w-autosave:success", goOn);
  window.addEventListener("w-autosave:error", goOn);

  window.addEventListener(
    "submit",
    (event) => {
      if (event.target !== underWay) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      held = { button: event.submitter };
    },
    true,
  );
  window.addEventListener("submit", (event) => {
    if (event.target.matches("[data-controller~=w-autosave]") && !event.defaultPrevented) leaving = true;
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
}
