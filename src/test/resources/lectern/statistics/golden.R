# Golden values for lectern.statistics, by R's own functions. Run: Rscript golden.R > golden.csv
# The tests read golden.csv; they need no R.
say <- function(key, ...) cat(key, trimws(formatC(c(...), digits = 15, format = "g")), sep = ",")
line <- function(key, ...) { say(key, ...); cat("\n") }
cat("# made by golden.R with", R.version.string, "\n")

p <- c(0.01, 0.04, 0.03, 0.005, 0.55, 0.04)
line("holm", p.adjust(p, "holm"))

a <- c(2.1, 2.9, 3.7, 5.3, 4.1)
b <- c(1.3, 1.1, 1.7)
w <- t.test(a, b)
line("welch", w$statistic, w$parameter, w$p.value, w$conf.int, w$stderr)

# Hedges 1981: the exact correction.
j <- function(m) gamma(m / 2) / (sqrt(m / 2) * gamma((m - 1) / 2))
pooled <- sqrt((4 * var(a) + 2 * var(b)) / 6)
line("hedges", j(6) * (mean(a) - mean(b)) / pooled, j(4) * mean(a) / sd(a), j(2), j(3), j(19))

# Two-sided power counts both tails (strict).
for (n in c(2, 3, 5, 10, 40)) {
  line(paste0("power.", n), power.t.test(n = n, delta = 0.7, sd = 1, type = "one.sample", strict = TRUE)$power)
  line(paste0("detectable.", n), power.t.test(n = n, power = 0.8, sd = 1, type = "one.sample",
    strict = TRUE, tol = 1e-10)$delta)
}
for (d in c(0.2, 0.7, 1.5, 4)) {
  n <- 2
  while (power.t.test(n = n, delta = d, sd = 1, type = "one.sample", strict = TRUE)$power < 0.8) n <- n + 1
  line(paste0("seeds.", d), n)
}

# A balanced 3 x 2 grid with 4 seeds as blocks, classical sums of squares by aov.
grid <- expand.grid(seed = factor(1:4), width = factor(c(8, 16, 32)), rate = factor(c(0.1, 0.01)))
loss <- c(1.31, 1.28, 1.40, 1.33, 1.19, 1.22, 1.27, 1.18, 1.02, 1.09, 1.11, 1.05,
          1.62, 1.58, 1.71, 1.60, 1.55, 1.49, 1.61, 1.57, 1.66, 1.64, 1.79, 1.65)
line("loss", loss)
table <- summary(aov(loss ~ rate + width + rate:width + seed, grid))[[1]]
rows <- trimws(rownames(table))
ss <- setNames(table[["Sum Sq"]], rows); df <- setNames(table[["Df"]], rows)
total <- sum(ss); ms <- ss[["Residuals"]] / df[["Residuals"]]
for (r in c("rate", "width", "seed", "rate:width"))
  line(paste0("balanced.", r), df[[r]], ss[[r]] / total, (ss[[r]] - df[[r]] * ms) / total)
line("balanced.left", ms * (sum(df)) / total)

# A random search of 12 points, one seed each: epsilon squared one setting at a time, and 1 - adjusted R2.
rate <- c(0.5, 0.02, 0.11, 0.007, 0.3, 0.05, 0.013, 0.2, 0.09, 0.031, 0.004, 0.7)
cell <- c("rnn", "lstm", "gru", "rnn", "lstm", "gru", "rnn", "lstm", "rnn", "gru", "lstm", "gru")
score <- c(0.31, 0.74, 0.69, 0.52, 0.58, 0.77, 0.61, 0.66, 0.55, 0.79, 0.57, 0.36)
cuts <- sort(rate)[c(4, 7, 10)]
group <- factor(findInterval(rate, cuts))
epsilon <- function(f) {
  t <- anova(lm(score ~ f)); (t[1, 2] - t[1, 1] * t[2, 3]) / sum(t[, 2])
}
line("search.rate", rate); line("search.score", score)
line("search", epsilon(group), epsilon(factor(cell)), 1 - summary(lm(score ~ group + factor(cell)))$adj.r.squared)
