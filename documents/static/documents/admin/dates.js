// The calendar of a date field closes when the focus goes on, so that it covers nothing.
document.addEventListener("focusout", ({ target, relatedTarget }) => {
  const field = window.jQuery?.(target);
  if (relatedTarget && field?.data("xdsoft_datetimepicker")) field.datetimepicker("hide");
});

// What cannot be read as a date stays as it was typed, and is refused with a message. Its own calendar would
// make it today, without a word.
document.addEventListener("blur", ({ target }) => window.jQuery?.(target).off("blur.xdsoft"), true);
