// The calendar of a date field closes when the focus goes on, so that it covers nothing.
document.addEventListener("focusout", ({ target, relatedTarget }) => {
  const field = window.jQuery?.(target);
  if (relatedTarget && field?.data("xdsoft_datetimepicker")) field.datetimepicker("hide");
});
