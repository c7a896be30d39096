// The elements as functions: `p(.class("lead")) { page.title }`.

package func a(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.a, attributes, content()))
}

package func address(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.address, attributes, content()))
}

package func article(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.article, attributes, content()))
}

package func aside(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.aside, attributes, content()))
}

package func b(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.b, attributes, content()))
}

package func bdi(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.bdi, attributes, content()))
}

package func blockquote(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.blockquote, attributes, content()))
}

package func body(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.body, attributes, content()))
}

package func br(_ attributes: HTMLAttribute...) -> HTML {
    .element(HTMLElement(.br, attributes))
}

package func button(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.button, attributes, content()))
}

package func caption(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.caption, attributes, content()))
}

package func code(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.code, attributes, content()))
}

package func dd(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.dd, attributes, content()))
}

package func details(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.details, attributes, content()))
}

package func div(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.div, attributes, content()))
}

package func dl(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.dl, attributes, content()))
}

package func dt(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.dt, attributes, content()))
}

package func em(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.em, attributes, content()))
}

package func fieldset(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.fieldset, attributes, content()))
}

package func figcaption(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.figcaption, attributes, content()))
}

package func figure(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.figure, attributes, content()))
}

package func footer(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.footer, attributes, content()))
}

package func form(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.form, attributes, content()))
}

package func h1(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.h1, attributes, content()))
}

package func h2(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.h2, attributes, content()))
}

package func h3(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.h3, attributes, content()))
}

package func h4(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.h4, attributes, content()))
}

package func head(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.head, attributes, content()))
}

package func header(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.header, attributes, content()))
}

package func hr(_ attributes: HTMLAttribute...) -> HTML {
    .element(HTMLElement(.hr, attributes))
}

package func html(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.html, attributes, content()))
}

package func i(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.i, attributes, content()))
}

package func img(_ attributes: HTMLAttribute...) -> HTML {
    .element(HTMLElement(.img, attributes))
}

package func input(_ attributes: HTMLAttribute...) -> HTML {
    .element(HTMLElement(.input, attributes))
}

package func label(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.label, attributes, content()))
}

package func legend(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.legend, attributes, content()))
}

package func li(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.li, attributes, content()))
}

package func link(_ attributes: HTMLAttribute...) -> HTML {
    .element(HTMLElement(.link, attributes))
}

package func main(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.main, attributes, content()))
}

package func meta(_ attributes: HTMLAttribute...) -> HTML {
    .element(HTMLElement(.meta, attributes))
}

package func nav(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.nav, attributes, content()))
}

package func noscript(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.noscript, attributes, content()))
}

package func ol(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.ol, attributes, content()))
}

package func option(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.option, attributes, content()))
}

package func output(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.output, attributes, content()))
}

package func p(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.p, attributes, content()))
}

package func path(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.path, attributes, content()))
}

package func pre(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.pre, attributes, content()))
}

package func script(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.script, attributes, content()))
}

package func section(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.section, attributes, content()))
}

package func select(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.select, attributes, content()))
}

package func small(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.small, attributes, content()))
}

package func span(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.span, attributes, content()))
}

package func strong(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.strong, attributes, content()))
}

package func summary(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.summary, attributes, content()))
}

package func svg(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.svg, attributes, content()))
}

package func table(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.table, attributes, content()))
}

package func tbody(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.tbody, attributes, content()))
}

package func td(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.td, attributes, content()))
}

package func template(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.template, attributes, content()))
}

package func textarea(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.textarea, attributes, content()))
}

package func th(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.th, attributes, content()))
}

package func thead(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.thead, attributes, content()))
}

package func time(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.time, attributes, content()))
}

package func title(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.title, attributes, content()))
}

package func tr(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.tr, attributes, content()))
}

package func u(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.u, attributes, content()))
}

package func ul(
    _ attributes: HTMLAttribute...,
    @HTMLBuilder content: () -> [HTML] = { [] }
) -> HTML {
    .element(HTMLElement(.ul, attributes, content()))
}
